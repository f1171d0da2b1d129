package dev.pith.compress;

import dev.pith.bert.EncoderWeights;

/** What structural passes ask of their subject. */
final class Structure {
  private Structure() {}

  /** The weights of a recognised encoder, however they are stored. */
  static EncoderWeights recognised(Subject subject, String pass) {
    return switch (subject) {
      case Subject.Static lookup ->
          throw new PassRefusedException(
              pass
                  + " needs an encoder with layers; put it before fit-static or encode-tokens in the recipe");
      case Subject.Opaque opaque ->
          throw new PassRefusedException(
              "%s needs a recognised encoder; this graph can only be quantized, by quantize-int8: %s"
                  .formatted(pass, opaque.reason()));
      case Subject.Recognised recognised -> recognised.weights();
    };
  }

  /** The weights of a recognised encoder that hands out its pooled vectors as they are. */
  static EncoderWeights wideOf(Subject subject, String pass) {
    EncoderWeights weights = recognised(subject, pass);
    if (weights.directions().isPresent()) {
      throw new PassRefusedException(
          "%s needs pooled vectors as they are; put it before reduce-dimension and fit-output in the recipe"
              .formatted(pass));
    }
    return weights;
  }

  /** The weights of an encoder that is neither quantized nor changed behind its pooling. */
  static EncoderWeights wideFloatsOf(Subject subject, String pass) {
    floatsOf(subject, pass);
    return wideOf(subject, pass);
  }

  /**
   * The weights of an encoder whose parts are ranked: gradients are those of its pooled vectors.
   */
  static EncoderWeights floatsFor(Importance importance, Subject subject, String pass) {
    return importance == Importance.GRADIENT
        ? wideFloatsOf(subject, pass)
        : floatsOf(subject, pass);
  }

  /** The weights of a recognised encoder that is not quantized yet. */
  static EncoderWeights floatsOf(Subject subject, String pass) {
    EncoderWeights weights = recognised(subject, pass);
    if (weights.isQuantized()) {
      throw new PassRefusedException(
          pass + " works on float weights; put it before the quantization in the recipe");
    }
    return weights;
  }
}
