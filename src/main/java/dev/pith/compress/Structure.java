package dev.pith.compress;

import dev.pith.bert.EncoderWeights;

/** What structural passes ask of their subject. */
final class Structure {
  private Structure() {}

  /** The weights of a recognised encoder that is not quantized yet. */
  static EncoderWeights floatsOf(Subject subject, String pass) {
    return switch (subject) {
      case Subject.Opaque opaque ->
          throw new PassRefusedException(
              "%s needs a recognised encoder; this graph can only be quantized: %s"
                  .formatted(pass, opaque.reason()));
      case Subject.Recognised recognised -> {
        if (recognised.weights().isQuantized()) {
          throw new PassRefusedException(
              pass + " works on float weights; put it before the quantization in the recipe");
        }
        yield recognised.weights();
      }
    };
  }
}
