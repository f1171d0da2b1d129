package dev.pith.bert;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A post-norm transformer layer: each half is added to its input and normalized. */
public record EncoderLayer(
    Attention attention,
    LayerNorm attentionNorm,
    FeedForward feedForward,
    LayerNorm feedForwardNorm) {
  /** Refuses a layer that does not read and hand out as many numbers for each token. */
  void requireWidth(int hidden) {
    boolean fits =
        IntStream.of(
                attention.query().inputs(),
                attention.key().inputs(),
                attention.value().inputs(),
                attention.output().outputs(),
                attentionNorm.width(),
                feedForward.up().inputs(),
                feedForward.down().outputs(),
                feedForwardNorm.width())
            .allMatch(width -> width == hidden);
    if (!fits) {
      throw new IllegalArgumentException(
          "a layer whose matrices and norms are not all %d wide".formatted(hidden));
    }
  }

  /** The same layer with each of its six projections replaced; shapes must go on fitting. */
  public EncoderLayer mapProjections(UnaryOperator<Linear> change) {
    return new EncoderLayer(
        new Attention(
            attention.heads(),
            attention.headSize(),
            change.apply(attention.query()),
            change.apply(attention.key()),
            change.apply(attention.value()),
            change.apply(attention.output())),
        attentionNorm,
        new FeedForward(change.apply(feedForward.up()), change.apply(feedForward.down())),
        feedForwardNorm);
  }

  /**
   * The same layer with each of its six matrices replaced.
   *
   * @param change is given {@code query}, {@code key}, {@code value}, {@code output}, {@code up} or
   *     {@code down}, and the matrix; shapes must stay
   */
  EncoderLayer mapMatrices(BiFunction<String, Matrix, Matrix> change) {
    return new EncoderLayer(
        new Attention(
            attention.heads(),
            attention.headSize(),
            attention.query().mapWeight(weight -> change.apply("query", weight)),
            attention.key().mapWeight(weight -> change.apply("key", weight)),
            attention.value().mapWeight(weight -> change.apply("value", weight)),
            attention.output().mapWeight(weight -> change.apply("output", weight))),
        attentionNorm,
        new FeedForward(
            feedForward.up().mapWeight(weight -> change.apply("up", weight)),
            feedForward.down().mapWeight(weight -> change.apply("down", weight))),
        feedForwardNorm);
  }
}
