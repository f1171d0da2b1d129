package dev.pith.bert;

/** A post-norm transformer layer: each half is added to its input and normalized. */
public record EncoderLayer(
    Attention attention,
    LayerNorm attentionNorm,
    FeedForward feedForward,
    LayerNorm feedForwardNorm) {}
