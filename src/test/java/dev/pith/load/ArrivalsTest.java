package dev.pith.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
  private static final int COUNT = 100_000;

  private static double[] gapsInSeconds(long[] moments) {
    return IntStream.range(1, moments.length)
        .mapToDouble(i -> (moments[i] - moments[i - 1]) / 1e9)
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 20, 3_000})
  void gapsAreExponentialWithTheMeanOfTheRate(double perSecond) {
    double[] gaps = gapsInSeconds(Arrivals.poisson(perSecond, COUNT, 7));

    for (double share : new double[] {0.1, 0.5, 1, 2, 4}) {
      long longer =
          IntStream.range(0, gaps.length).filter(i -> gaps[i] * perSecond > share).count();
      assertThat((double) longer / gaps.length).isCloseTo(Math.exp(-share), within(0.005));
    }
  }

  @Test
  void momentsRise() {
    assertThat(Arrivals.poisson(1e6, COUNT, 3)).isSorted();
  }

  @Test
  void aSeedGivesTheSameMomentsAndAnotherOneOthers() {
    assertThat(Arrivals.poisson(10, 100, 1))
        .isEqualTo(Arrivals.poisson(10, 100, 1))
        .isNotEqualTo(Arrivals.poisson(10, 100, 2));
  }
}
