package dev.pith.bert;

/**
 * Names of the values inside a layer that can be handed out for measuring, each {@code [batch,
 * tokens, width]}.
 */
public final class LayerTaps {
  private LayerTaps() {}

  /** What the attention's output projection reads in layer {@code layer}; heads side by side. */
  public static String context(int layer) {
    return context("layer" + layer);
  }

  /** What the second feed-forward projection reads in layer {@code layer}: activated neurons. */
  public static String neurons(int layer) {
    return neurons("layer" + layer);
  }

  static String context(String layer) {
    return layer + ".context";
  }

  static String neurons(String layer) {
    return layer + ".neurons";
  }
}
