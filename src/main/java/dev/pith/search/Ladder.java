package dev.pith.search;

import java.util.List;

/**
 * Which encoders an adaptive query tries, and when it is content.
 *
 * @param rungs cheapest first
 * @param last asked when no rung was sure: the reference
 */
public record Ladder(List<Rung> rungs, String last) {
  public Ladder {
    rungs = List.copyOf(rungs);
  }

  /** One that asks the reference at once. */
  static Ladder only(String last) {
    return new Ladder(List.of(), last);
  }

  /**
   * An encoder whose answer is taken when its first ten documents stand out.
   *
   * @param leastSpread by so much in cosine, see {@link Neighbours#spread}
   * @param share of the calibration's questions, those whose answer would be taken
   * @param agreement of those, the mean share of the reference's first ten that it finds
   */
  public record Rung(String encoder, float leastSpread, double share, double agreement) {}
}
