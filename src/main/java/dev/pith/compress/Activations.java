package dev.pith.compress;

import dev.pith.quantize.RangeMethod;

/** When the scale of a projection's input is found. */
public sealed interface Activations {
  /**
   * In every run, from everything that is in it: needs no texts, but a text's vector would depend
   * on its neighbours, so its texts run one by one.
   */
  record Dynamic() implements Activations {}

  /** In every run, for each token by itself: needs no texts, and texts may share runs. */
  record PerToken() implements Activations {}

  /**
   * Once, over the calibration texts: every token of every text is rounded alike, so texts may
   * share runs.
   *
   * @param method how the range is chosen
   */
  record Static(RangeMethod method) implements Activations {}
}
