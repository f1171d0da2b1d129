package dev.pith.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * 95 % intervals by the percentile bootstrap: the statistic of samples drawn with replacement.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani 1993, chapter 13</a>
 */
public final class Bootstrap {
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /**
   * Of the mean.
   *
   * @param values at least one; stays as it is
   * @param rounds samples that are drawn, at least 1
   */
  public static Interval ofMean(double[] values, SplittableRandom random, int rounds) {
    return of(values, random, rounds, sample -> Arrays.stream(sample).sum() / sample.length);
  }

  static Interval ofMedian(double[] values, SplittableRandom random, int rounds) {
    return of(values, random, rounds, Quantiles::medianInPlace);
  }

  /**
   * @param statistic may reorder the sample it is given
   */
  private static Interval of(
      double[] values, SplittableRandom random, int rounds, ToDoubleFunction<double[]> statistic) {
    double[] sample = new double[values.length];
    return ofIndices(
        values.length,
        random,
        rounds,
        drawn -> {
          Arrays.setAll(sample, i -> values[drawn[i]]);
          return statistic.applyAsDouble(sample);
        });
  }

  /**
   * For samples whose parts belong together.
   *
   * @param count how many there are to draw from, and to draw
   * @param statistic of the samples with these numbers, 0 to {@code count - 1}; must not keep them
   */
  static Interval ofIndices(
      int count, SplittableRandom random, int rounds, ToDoubleFunction<int[]> statistic) {
    double[] statistics = new double[rounds];
    int[] drawn = new int[count];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < count; i++) {
        drawn[i] = random.nextInt(count);
      }
      statistics[round] = statistic.applyAsDouble(drawn);
    }
    Arrays.sort(statistics);
    int skipped = (int) Math.floor(TAIL * rounds);
    return new Interval(statistics[skipped], statistics[rounds - 1 - skipped]);
  }
}
