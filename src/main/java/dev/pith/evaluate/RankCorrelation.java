package dev.pith.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well two lists of numbers agree on an order.
 *
 * @see <a href="https://doi.org/10.2307/1412159">Spearman 1904</a>
 * @see <a href="https://doi.org/10.1093/biomet/33.3.239">Kendall 1945</a>, how ties are treated
 */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Spearman's rho: Pearson's correlation of the ranks, equal values sharing the mean of theirs.
   *
   * <p>Takes time O(n log n).
   *
   * @return -1 to 1; 0 when all values of one list are equal, which orders nothing
   */
  public static double spearman(double[] x, double[] y) {
    requirePairs(x, y);
    return pearson(ranks(x), ranks(y));
  }

  private static void requirePairs(double[] x, double[] y) {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException(
          "%d and %d values have no rank correlation".formatted(x.length, y.length));
    }
  }

  /**
   * Kendall's tau-b: the pairs that both lists put in the same order less those that they put in
   * opposite ones, over the geometric mean of the pairs that each list puts in an order at all.
   *
   * <p>Takes time O(n²).
   *
   * @return -1 to 1; 0 when all values of one list are equal, which orders nothing
   */
  public static double kendall(double[] x, double[] y) {
    requirePairs(x, y);
    long agreeing = 0;
    long orderedByX = 0;
    long orderedByY = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        long byX = compare(x[i], x[j]);
        long byY = compare(y[i], y[j]);
        agreeing += byX * byY;
        orderedByX += byX * byX;
        orderedByY += byY * byY;
      }
    }
    return orderedByX == 0 || orderedByY == 0
        ? 0
        : Math.clamp(agreeing / Math.sqrt((double) orderedByX * orderedByY), -1, 1);
  }

  /** -1, 0 or 1; 0 and -0 are equal. */
  private static int compare(double a, double b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  /** The rank of each value, 1 for the lowest. */
  static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    int end;
    for (int first = 0; first < order.length; first = end) {
      end = first + 1;
      while (end < order.length && values[order[end]] == values[order[first]]) {
        end++;
      }
      // Ranks first + 1 to end, whose mean the equal values share.
      double shared = (first + 1 + end) / 2.0;
      for (int i = first; i < end; i++) {
        ranks[order[i]] = shared;
      }
    }
    return ranks;
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xx == 0 || yy == 0 ? 0 : Math.clamp(xy / Math.sqrt(xx * yy), -1, 1);
  }
}
