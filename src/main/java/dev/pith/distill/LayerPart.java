package dev.pith.distill;

import dev.pith.bert.Attention;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.FeedForward;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.LayerNorm;
import dev.pith.bert.Linear;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** A layer's trained arrays; vectors are matrices of one row. */
enum LayerPart {
  /** Query, key and value side by side: hidden x 3 * width. */
  ATTENTION_IN_WEIGHT,
  ATTENTION_IN_BIAS,
  ATTENTION_OUT_WEIGHT,
  ATTENTION_OUT_BIAS,
  ATTENTION_GAMMA,
  ATTENTION_BETA,
  UP_WEIGHT,
  UP_BIAS,
  DOWN_WEIGHT,
  DOWN_BIAS,
  OUTPUT_GAMMA,
  OUTPUT_BETA;

  /** This part of a layer. */
  FloatMatrix of(EncoderLayer layer) {
    Attention attention = layer.attention();
    return switch (this) {
      case ATTENTION_IN_WEIGHT ->
          weight(attention.query())
              .beside(weight(attention.key()))
              .beside(weight(attention.value()));
      case ATTENTION_IN_BIAS ->
          row(attention.query().bias())
              .beside(row(attention.key().bias()))
              .beside(row(attention.value().bias()));
      case ATTENTION_OUT_WEIGHT -> weight(attention.output());
      case ATTENTION_OUT_BIAS -> row(attention.output().bias());
      case ATTENTION_GAMMA -> row(layer.attentionNorm().gamma());
      case ATTENTION_BETA -> row(layer.attentionNorm().beta());
      case UP_WEIGHT -> weight(layer.feedForward().up());
      case UP_BIAS -> row(layer.feedForward().up().bias());
      case DOWN_WEIGHT -> weight(layer.feedForward().down());
      case DOWN_BIAS -> row(layer.feedForward().down().bias());
      case OUTPUT_GAMMA -> row(layer.feedForwardNorm().gamma());
      case OUTPUT_BETA -> row(layer.feedForwardNorm().beta());
    };
  }

  /**
   * A layer of other numbers.
   *
   * @param form the layer whose heads and epsilons it has
   * @param parts every part
   */
  static EncoderLayer layer(EncoderLayer form, Map<LayerPart, FloatMatrix> parts) {
    Attention attention = form.attention();
    int width = attention.width();
    Linear in = linear(parts, ATTENTION_IN_WEIGHT, ATTENTION_IN_BIAS);
    return new EncoderLayer(
        new Attention(
            attention.heads(),
            attention.headSize(),
            in.selectOutputs(IntStream.range(0, width).toArray()),
            in.selectOutputs(IntStream.range(width, 2 * width).toArray()),
            in.selectOutputs(IntStream.range(2 * width, 3 * width).toArray()),
            linear(parts, ATTENTION_OUT_WEIGHT, ATTENTION_OUT_BIAS)),
        norm(parts, ATTENTION_GAMMA, ATTENTION_BETA, form.attentionNorm()),
        new FeedForward(linear(parts, UP_WEIGHT, UP_BIAS), linear(parts, DOWN_WEIGHT, DOWN_BIAS)),
        norm(parts, OUTPUT_GAMMA, OUTPUT_BETA, form.feedForwardNorm()));
  }

  private static FloatMatrix weight(Linear linear) {
    return linear.weight().toFloats();
  }

  static FloatMatrix row(float[] values) {
    return new FloatMatrix(1, values.length, values);
  }

  private static Linear linear(
      Map<LayerPart, FloatMatrix> parts, LayerPart weight, LayerPart bias) {
    return new Linear(part(parts, weight), part(parts, bias).values());
  }

  private static LayerNorm norm(
      Map<LayerPart, FloatMatrix> parts, LayerPart gamma, LayerPart beta, LayerNorm form) {
    return new LayerNorm(part(parts, gamma).values(), part(parts, beta).values(), form.epsilon());
  }

  private static FloatMatrix part(Map<LayerPart, FloatMatrix> parts, LayerPart part) {
    return Objects.requireNonNull(parts.get(part));
  }
}
