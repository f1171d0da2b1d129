/**
 * Which files make an encoder, and are they the ones that were promised?
 *
 * <p>An encoder directory holds {@code model.onnx}, {@code tokenizer.json} and {@code
 * encoder.json}, the manifest that pins both by SHA-256 and tells where they came from; and maybe
 * {@code alignment.json}, what was measured of its nearness to other encoders.
 */
@NullMarked
package dev.pith.model;

import org.jspecify.annotations.NullMarked;
