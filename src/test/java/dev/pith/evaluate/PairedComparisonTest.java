package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  private static final int SIMULATIONS = 800;

  @Test
  void thePValueOfThreeWinsIsAQuarter() {
    // Of the 8 ways to flip 1, 2, 3 only +++ and --- reach a sum of 6 in size.
    PairedComparison comparison =
        PairedComparison.of(new double[] {0, 0, 0}, new double[] {1, 2, 3}, 1);
    assertThat(comparison.pValue()).isCloseTo(0.25, within(0.015));
    assertThat(comparison.meanDifference()).isEqualTo(2);
    assertThat(comparison.wins()).isEqualTo(3);
  }

  @Test
  void thePValueOfUnequalDifferencesIsTheEnumeratedOne() {
    // Of the 16 signed sums of 4, 3, 2, -1 those of size 8 or more: 10, 8, and their negatives.
    PairedComparison comparison = PairedComparison.of(new double[4], new double[] {4, 3, 2, -1}, 5);
    assertThat(comparison.pValue()).isCloseTo(0.25, within(0.015));
  }

  @Test
  void equalScoresAreNoDifference() {
    double[] scores = {0.1, 0.9, 0.3};
    PairedComparison comparison = PairedComparison.of(scores, scores, 3);
    assertThat(comparison).isEqualTo(new PairedComparison(0, 0, 0, 1, 0, 3, 0));
  }

  @Test
  void theSameSeedGivesTheSameResultAndSwappingSidesMirrorsIt() {
    double[] a = gaussians(new Random(1), 60, 0);
    double[] b = gaussians(new Random(2), 60, 0.2);
    PairedComparison forward = PairedComparison.of(a, b, 7);
    PairedComparison backward = PairedComparison.of(b, a, 7);
    assertThat(PairedComparison.of(a, b, 7)).isEqualTo(forward);
    assertThat(backward.meanDifference()).isCloseTo(-forward.meanDifference(), within(1e-12));
    assertThat(backward.pValue()).isEqualTo(forward.pValue());
    assertThat(backward.low()).isCloseTo(-forward.high(), within(0.02));
    assertThat(backward.wins()).isEqualTo(forward.losses());
  }

  @Test
  void withoutADifferenceEveryPValueIsEquallyLikely() {
    double[] pValues = new double[SIMULATIONS];
    for (int seed = 0; seed < SIMULATIONS; seed++) {
      Random random = new Random(1_000 + seed);
      double[] reference = gaussians(random, 30, 0);
      double[] candidate = gaussians(random, 30, 0);
      pValues[seed] = PairedComparison.of(reference, candidate, seed, 999).pValue();
    }
    // Kolmogorov-Smirnov distance from the uniform distribution; 1.63 / sqrt(n) is its 1 % bound.
    Arrays.sort(pValues);
    double distance = 0;
    for (int i = 0; i < SIMULATIONS; i++) {
      distance = Math.max(distance, Math.abs((i + 0.5) / SIMULATIONS - pValues[i]));
    }
    assertThat(distance).isLessThan(1.63 / Math.sqrt(SIMULATIONS));
    assertThat(share(pValues, 0.05)).isBetween(0.03, 0.07);
  }

  @Test
  void aTrueDifferenceIsFound() {
    double[] pValues = new double[100];
    for (int seed = 0; seed < pValues.length; seed++) {
      Random random = new Random(seed);
      pValues[seed] =
          PairedComparison.of(gaussians(random, 100, 0), gaussians(random, 100, 0.8), seed, 999)
              .pValue();
    }
    assertThat(share(pValues, 0.05)).isGreaterThan(0.95);
  }

  @Test
  void theIntervalCoversTheTrueDifferenceAboutNineteenTimesInTwenty() {
    double truth = 0.3;
    int covered = 0;
    for (int seed = 0; seed < SIMULATIONS; seed++) {
      Random random = new Random(5_000 + seed);
      PairedComparison comparison =
          PairedComparison.of(gaussians(random, 60, 0), gaussians(random, 60, truth), seed, 999);
      covered += new Interval(comparison.low(), comparison.high()).contains(truth) ? 1 : 0;
    }
    assertThat((double) covered / SIMULATIONS).isBetween(0.92, 0.97);
  }

  @Test
  void theIntervalOfAMedianCoversItToo() {
    int covered = 0;
    for (int seed = 0; seed < SIMULATIONS; seed++) {
      Random random = new Random(9_000 + seed);
      // Skewed, as ratios are: the median of exp(gaussian) is 1.
      double[] ratios = Arrays.stream(gaussians(random, 61, 0)).map(Math::exp).toArray();
      covered +=
          Bootstrap.ofMedian(ratios, new java.util.SplittableRandom(seed), 999).contains(1) ? 1 : 0;
    }
    assertThat((double) covered / SIMULATIONS).isBetween(0.92, 0.98);
  }

  @Test
  void scoresOfDifferentQueriesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedComparison.of(new double[2], new double[3], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedComparison.of(new double[0], new double[0], 0));
  }

  private static double share(double[] pValues, double bound) {
    return (double) Arrays.stream(pValues).filter(p -> p <= bound).count() / pValues.length;
  }

  private static double[] gaussians(Random random, int count, double mean) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> mean + random.nextGaussian());
    return values;
  }
}
