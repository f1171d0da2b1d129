package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolmTest {
  @Test
  void theHandWorkedExample() {
    // Rising: 0.005 * 4, 0.01 * 3, 0.03 * 2, 0.04 * 1 but not below the one before.
    double[] adjusted = Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005});
    double[] expected = {0.03, 0.06, 0.06, 0.02};
    for (int i = 0; i < expected.length; i++) {
      assertThat(adjusted[i]).isCloseTo(expected[i], within(1e-12));
    }
    assertThat(Holm.adjust(new double[0])).isEmpty();
    assertThat(Holm.adjust(new double[] {0.7, 0.6})).containsExactly(1, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void nothingGetsSmallerNorOvertakesAnotherAndTheSmallestIsBonferronis(long seed) {
    double[] given = new Random(seed).doubles(30).map(p -> p * p * p).toArray();
    double[] adjusted = Holm.adjust(given);
    double smallest = Arrays.stream(given).min().orElseThrow();
    for (int i = 0; i < given.length; i++) {
      assertThat(adjusted[i]).isBetween(given[i], 1.0);
      for (int j = 0; j < given.length; j++) {
        assertThat(given[i] < given[j] && adjusted[i] > adjusted[j]).isFalse();
      }
    }
    assertThat(Arrays.stream(adjusted).min().orElseThrow())
        .isCloseTo(Math.min(1, 30 * smallest), within(1e-12));
  }
}
