package dev.pith.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateSearchTest {
  private static final double TOLERANCE = 0.05;

  private static LoadResult result(double perSecond, boolean held) {
    return new LoadResult(perSecond, 700, 700, 0, 0, 0, held, false, Optional.empty());
  }

  private static SustainedRate search(double guess, double limit) {
    return new RateSearch(TOLERANCE, result -> {}).from(guess, rate -> result(rate, rate <= limit));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theLimitLiesBetweenWhatHeldAndWhatDidNot(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double limit = Math.exp(random.nextDouble(0, 9));
    double guess = limit * Math.exp(random.nextDouble(-1.5, 1.5));

    SustainedRate found = search(guess, limit);

    double held = found.highest().orElseThrow().perSecond();
    double failed = found.failedPerSecond().orElseThrow();
    assertThat(held).as("seed %d", seed).isLessThanOrEqualTo(limit);
    assertThat(failed).as("seed %d", seed).isGreaterThan(limit);
    assertThat(failed / held).as("seed %d", seed).isLessThanOrEqualTo(1 + TOLERANCE);
    assertThat(found.tried()).hasSizeLessThan(15);
  }

  @Test
  void aBoundThatNeverHoldsHasNoRate() {
    SustainedRate found = search(100, 0);

    assertThat(found.highest()).isEmpty();
    assertThat(found.figure("id")).isEmpty();
    assertThat(found.tried()).hasSizeLessThan(15);
  }

  @Test
  void aBoundThatAlwaysHoldsIsNotLookedForForever() {
    SustainedRate found = search(100, Double.POSITIVE_INFINITY);

    assertThat(found.failedPerSecond()).isEmpty();
    assertThat(found.figure("id").orElseThrow().interval()).isEmpty();
    assertThat(found.highest().orElseThrow()).isEqualTo(found.tried().getLast());
  }

  @Test
  void theFigureIsTheRateThatHeldWithTheOneThatDidNotAsItsEnd() {
    SustainedRate found = search(100, 137);

    assertThat(found.figure("id").orElseThrow())
        .satisfies(
            figure -> {
              assertThat(figure.value()).isEqualTo(found.highest().orElseThrow().perSecond());
              assertThat(figure.unit()).isEqualTo("per second");
              assertThat(figure.interval().orElseThrow().contains(137)).isTrue();
              assertThat(figure.samples()).isEqualTo(700);
            });
  }

  @Test
  void everyTrialIsTold() {
    int[] told = {0};
    SustainedRate found =
        new RateSearch(TOLERANCE, result -> told[0]++).from(10, rate -> result(rate, rate <= 30));

    assertThat(told[0]).isEqualTo(found.tried().size()).isPositive();
  }
}
