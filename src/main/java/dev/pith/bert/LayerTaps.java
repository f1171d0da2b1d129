package dev.pith.bert;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Names of the values inside a layer that can be handed out for measuring, each {@code [batch,
 * tokens, width]}.
 */
public final class LayerTaps {
  /** What a layer that stands alone is called in its graph. */
  static final String LAYER = "layer";

  /** Input of a layer that stands alone. */
  public static final String HIDDEN = "hidden";

  /** Heads side by side, as the attention's output projection reads them. */
  public static final String CONTEXT = context(LAYER);

  /** The attention's output with the residual added, before its normalization. */
  public static final String ATTENTION_SUM = "attention_sum";

  /** The first half's output: what the feed-forward pair reads, and its residual. */
  public static final String MIDDLE = LAYER + ".attention_norm";

  /** Activated neurons, as the second feed-forward projection reads them. */
  public static final String NEURONS = neurons(LAYER);

  /** The feed-forward pair's output with the residual added, before its normalization. */
  public static final String OUTPUT_SUM = "output_sum";

  /** The layer's output. */
  public static final String OUTPUT = LAYER + ".output_norm";

  /** The input tables' normalized sum. */
  static final String EMBEDDED = "embedded_norm";

  private LayerTaps() {}

  /** What the attention's output projection reads in layer {@code layer}; heads side by side. */
  private static String context(int layer) {
    return context("layer" + layer);
  }

  /** What the second feed-forward projection reads in layer {@code layer}: activated neurons. */
  private static String neurons(int layer) {
    return neurons("layer" + layer);
  }

  /** What layer {@code layer}'s queries, keys and values read: the output of what is before it. */
  private static String input(int layer) {
    return layer == 0 ? EMBEDDED : "layer" + (layer - 1) + ".output_norm";
  }

  /** What the first feed-forward projection reads in layer {@code layer}. */
  private static String middle(int layer) {
    return "layer" + layer + ".attention_norm";
  }

  /**
   * The value that each projection reads, by the projection's name in {@link
   * EncoderWeights#mapMatrices}.
   *
   * @param layers how many there are
   */
  public static SequencedMap<String, String> readByProjections(int layers) {
    SequencedMap<String, String> read = new LinkedHashMap<>();
    for (int layer = 0; layer < layers; layer++) {
      String prefix = "layer" + layer + ".";
      read.put(prefix + "query", input(layer));
      read.put(prefix + "key", input(layer));
      read.put(prefix + "value", input(layer));
      read.put(prefix + "output", context(layer));
      read.put(prefix + "up", middle(layer));
      read.put(prefix + "down", neurons(layer));
    }
    return read;
  }

  static String context(String layer) {
    return layer + ".context";
  }

  static String neurons(String layer) {
    return layer + ".neurons";
  }
}
