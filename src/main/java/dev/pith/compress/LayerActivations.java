package dev.pith.compress;

/**
 * Inputs of a layer's two closing projections.
 *
 * @param context heads side by side, as the attention's output projection reads them
 * @param neurons activated neurons, as the second feed-forward projection reads them
 */
public record LayerActivations(ChannelMoments context, ChannelMoments neurons) {}
