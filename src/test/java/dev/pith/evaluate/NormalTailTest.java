package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTailTest {
  @Test
  void theTabledValues() {
    assertThat(NormalTail.twoSided(0)).isEqualTo(1);
    assertThat(NormalTail.twoSided(1)).isCloseTo(0.317310507863, within(1e-10));
    assertThat(NormalTail.twoSided(NormalTail.REACH_95)).isCloseTo(0.05, within(1e-12));
    assertThat(NormalTail.twoSided(2.575829303549)).isCloseTo(0.01, within(1e-11));
    assertThat(NormalTail.twoSided(-3.290526731492)).isCloseTo(0.001, within(1e-12));
    assertThat(NormalTail.twoSided(6)).isCloseTo(1.973175290e-9, within(1e-16));
    assertThat(NormalTail.twoSided(Double.POSITIVE_INFINITY)).isZero();
  }

  @Test
  void itFallsWithoutAStepWhereTheMethodChanges() {
    double before = NormalTail.twoSided(0);
    for (double z = 0.01; z < 8; z += 0.01) {
      double now = NormalTail.twoSided(z);
      assertThat(now).isLessThan(before).isPositive();
      before = now;
    }
    assertThat(NormalTail.twoSided(2.5 - 1e-12)).isCloseTo(NormalTail.twoSided(2.5), within(1e-12));
  }
}
