package dev.pith.search;

import dev.pith.encode.Encoder;
import dev.pith.index.VectorField;
import dev.pith.model.Alignment;
import java.util.Optional;

/** An encoder and the vectors in the index that its questions are compared with. */
public record Space(Encoder encoder, VectorField field) {
  /** What proves that the two belong together; empty where the encoder made the vectors itself. */
  public Optional<Alignment> alignment() {
    return field.fingerprint().equals(encoder.fingerprint())
        ? Optional.empty()
        : encoder.alignments().with(field.fingerprint());
  }
}
