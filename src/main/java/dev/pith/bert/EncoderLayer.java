package dev.pith.bert;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A post-norm transformer layer: each half is added to its input and normalized. */
public record EncoderLayer(
    Attention attention,
    LayerNorm attentionNorm,
    FeedForward feedForward,
    LayerNorm feedForwardNorm) {
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
