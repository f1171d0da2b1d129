package dev.pith.evaluate;

import java.util.SplittableRandom;

/**
 * How many times faster than the reference: the median over queries of reference time over this
 * time, where a query's figure is itself the median over its rounds.
 *
 * <p>Paired, because a query's length moves both times; the interval draws whole queries, because
 * rounds of one query are not independent.
 *
 * @param ratio above 1 when faster
 * @param low lower end of the 95 % bootstrap interval
 * @param high upper end
 */
public record Speedup(double ratio, double low, double high) {
  private static final int BOOTSTRAP_ROUNDS = 2_000;

  /** Of the reference against itself. */
  static final Speedup NONE = new Speedup(1, 1, 1);

  public Interval interval() {
    return new Interval(low, high);
  }

  /**
   * Compares times of the same moments.
   *
   * @param referenceNanos per round, per query
   * @param nanos as many
   */
  public static Speedup of(long[][] referenceNanos, long[][] nanos, long seed) {
    int rounds = nanos.length;
    double[] perQuery = new double[nanos[0].length];
    for (int query = 0; query < perQuery.length; query++) {
      double[] ratios = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        // A clock may be too coarse to see anything; one nanosecond keeps the ratio finite.
        ratios[round] =
            (double) Math.max(1, referenceNanos[round][query]) / Math.max(1, nanos[round][query]);
      }
      perQuery[query] = Quantiles.medianInPlace(ratios);
    }
    Interval interval = Bootstrap.ofMedian(perQuery, new SplittableRandom(seed), BOOTSTRAP_ROUNDS);
    return new Speedup(Quantiles.median(perQuery), interval.low(), interval.high());
  }
}
