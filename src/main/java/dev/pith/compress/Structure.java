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
              pass + " needs an encoder with layers; put it before fit-static in the recipe");
      case Subject.Opaque opaque ->
          throw new PassRefusedException(
              "%s needs a recognised encoder; this graph can only be quantized, by quantize-int8: %s"
                  .formatted(pass, opaque.reason()));
      case Subject.Recognised recognised -> recognised.weights();
    };
  }

  /** The weights of an encoder that is neither quantized yet nor reduced in its dimension. */
  static EncoderWeights wideFloatsOf(Subject subject, String pass) {
    EncoderWeights weights = floatsOf(subject, pass);
    if (weights.directions().isPresent()) {
      throw new PassRefusedException(
          "%s needs vectors of all %d dimensions; put it before reduce-dimension in the recipe"
              .formatted(pass, weights.hidden()));
    }
    return weights;
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
