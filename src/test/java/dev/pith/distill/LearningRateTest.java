package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 9, 10, 1000})
  void itRisesThenFallsAndNeverPassesItsPeak(int steps) {
    LearningRate rate = new LearningRate(0.01, steps);
    double[] rates = IntStream.range(0, steps).mapToDouble(rate::at).toArray();
    assertThat(Arrays.stream(rates)).allMatch(value -> value > 0 && value <= 0.01);
    int turns = 0;
    for (int step = 2; step < steps; step++) {
      boolean rose = rates[step - 1] > rates[step - 2];
      turns += rose != rates[step] > rates[step - 1] ? 1 : 0;
    }
    assertThat(turns).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  void itPeaksAfterATenthOfTheStepsAndEndsNearNothing(int steps) {
    LearningRate rate = new LearningRate(1, steps);
    assertThat(rate.at(steps / 10)).isCloseTo(1, within(0.01));
    assertThat(rate.at(steps - 1)).isLessThan(0.001);
  }
}
