package dev.pith.tune;

import dev.pith.evaluate.Interval;
import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.Speedup;
import java.util.Arrays;

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

  /**
   * The mean of one over the mean of the other; the interval is that of the paired difference.
   *
   * @param full scores of the full encoder, not all 0
   * @param scores of the same questions
   * @param seed of the bootstrap
   */
  static Share ofMeans(double[] full, double[] scores, long seed) {
    double mean = Arrays.stream(full).average().orElse(0);
    if (!(mean > 0)) {
      throw new IllegalArgumentException("there is no share of a mean of " + mean);
    }
    PairedComparison difference = PairedComparison.of(full, scores, seed);
    return new Share(
        Math.max(0, 1 + difference.meanDifference() / mean),
        new Interval(1 + difference.low() / mean, 1 + difference.high() / mean));
  }

  /** The share of the time that is left by a speed-up. */
  public static Share ofTime(Speedup speedup) {
    return new Share(1 / speedup.ratio(), new Interval(1 / speedup.high(), 1 / speedup.low()));
  }
}
