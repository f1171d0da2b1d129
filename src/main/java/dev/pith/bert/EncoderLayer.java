package dev.pith.bert;

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
}
