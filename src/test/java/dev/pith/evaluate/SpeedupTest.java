package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeedupTest {
  private static final Noise QUIET = new Noise(new Speedup(1.01, 0.98, 1.03));

  @Test
  void queriesOfDifferentLengthsDoNotWidenAPairedRatio() {
    long[][] reference = {{1_000, 80_000, 6_000}, {2_000, 90_000, 5_000}};
    long[][] twice = {{500, 40_000, 3_000}, {1_000, 45_000, 2_500}};
    assertThat(Speedup.of(reference, twice, 1)).isEqualTo(new Speedup(2, 2, 2));
    assertThat(Speedup.of(twice, reference, 1)).isEqualTo(new Speedup(0.5, 0.5, 0.5));
  }

  @Test
  void aQuerysFigureIsTheMedianOfItsRounds() {
    long[][] reference = {{300}, {300}, {300}};
    long[][] times = {{100}, {150}, {30_000}};
    assertThat(Speedup.of(reference, times, 1).ratio()).isEqualTo(2);
  }

  @Test
  void theIntervalCoversTheTrueRatioAboutNineteenTimesInTwenty() {
    int covered = 0;
    int simulations = 300;
    for (int seed = 0; seed < simulations; seed++) {
      Random random = new Random(seed);
      long[][] reference = noisy(random, 3, 50, 6e6);
      long[][] times = noisy(random, 3, 50, 2e6);
      covered += Speedup.of(reference, times, seed).interval().contains(3) ? 1 : 0;
    }
    assertThat((double) covered / simulations).isBetween(0.91, 0.99);
  }

  @Test
  void timesOfZeroGiveAFiniteRatio() {
    assertThat(Speedup.of(new long[1][5], new long[1][5], 1).ratio()).isEqualTo(1);
  }

  @Test
  void theNoiseFloorIsTheFarthestDepartureFromOne() {
    assertThat(QUIET.floor()).isCloseTo(0.03, within(1e-9));
    assertThat(new Noise(new Speedup(1, 0.8, 1.1)).floor()).isCloseTo(0.25, within(1e-9));
    assertThat(new Noise(Speedup.NONE).floor()).isZero();
  }

  @Test
  void onlyAnIntervalOutsideTheNoiseIsADifference() {
    assertThat(QUIET.verdict(new Speedup(3.4, 3.3, 3.5))).isEqualTo(SpeedVerdict.FASTER);
    assertThat(QUIET.verdict(new Speedup(1.05, 1.02, 1.09))).isEqualTo(SpeedVerdict.NO_DIFFERENCE);
    assertThat(QUIET.verdict(new Speedup(0.98, 0.96, 0.99))).isEqualTo(SpeedVerdict.NO_DIFFERENCE);
    assertThat(QUIET.verdict(new Speedup(0.5, 0.4, 0.6))).isEqualTo(SpeedVerdict.SLOWER);
  }

  @Test
  void anInstantWithoutNoiseStillNeedsAnIntervalAwayFromOne() {
    Noise none = new Noise(Speedup.NONE);
    assertThat(none.verdict(Speedup.NONE)).isEqualTo(SpeedVerdict.NO_DIFFERENCE);
    assertThat(none.verdict(new Speedup(1.01, 0.99, 1.03))).isEqualTo(SpeedVerdict.NO_DIFFERENCE);
  }

  private static long[][] noisy(Random random, int rounds, int queries, double medianNanos) {
    long[][] nanos = new long[rounds][queries];
    for (long[] round : nanos) {
      for (int query = 0; query < queries; query++) {
        round[query] = Math.round(medianNanos * Math.exp(0.2 * random.nextGaussian()));
      }
    }
    return nanos;
  }
}
