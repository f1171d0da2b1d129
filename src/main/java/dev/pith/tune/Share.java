package dev.pith.tune;

import dev.pith.evaluate.Interval;

/**
 * A figure of an encoder as a share of the full encoder's.
 *
 * @param value 1 for as much as the full encoder; 0 or more
 * @param interval of 95 %, from pairs; need not hold the value
 */
public record Share(double value, Interval interval) {
  /** The full encoder against itself. */
  public static final Share WHOLE = new Share(1, new Interval(1, 1));

  public Share {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("a share cannot be " + value);
    }
  }
}
