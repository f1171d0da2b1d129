package dev.pith.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * 95 % intervals by the percentile bootstrap: the statistic of samples drawn with replacement.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani 1993, chapter 13</a>
 */
final class Bootstrap {
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  static Interval ofMean(double[] values, SplittableRandom random, int rounds) {
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
    double[] statistics = new double[rounds];
    double[] sample = new double[values.length];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = values[random.nextInt(values.length)];
      }
      statistics[round] = statistic.applyAsDouble(sample);
    }
    Arrays.sort(statistics);
    int skipped = (int) Math.floor(TAIL * rounds);
    return new Interval(statistics[skipped], statistics[rounds - 1 - skipped]);
  }
}
