package dev.pith.search;

import dev.pith.encode.Encoder;
import dev.pith.index.VectorField;

/** An encoder and the vectors in the index that its questions are compared with. */
record Space(Encoder encoder, VectorField field) {}
