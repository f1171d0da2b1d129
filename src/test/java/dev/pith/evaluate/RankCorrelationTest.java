package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankCorrelationTest {
  @Test
  void theHandWorkedExampleWithoutTies() {
    // Ranks 1 2 3 4 5 and 2 1 4 3 5: 1 - 6 * (1 + 1 + 1 + 1 + 0) / (5 * 24) = 0.8.
    double[] x = {0.1, 0.2, 0.3, 0.4, 0.5};
    double[] y = {20, 10, 40, 30, 50};
    assertThat(RankCorrelation.spearman(x, y)).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void theHandWorkedExampleWithTies() {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4, around 2.5: 4.5 / sqrt(4.5 * 5) = sqrt(0.9).
    double[] x = {1, 2, 2, 3};
    double[] y = {1, 2, 3, 4};
    assertThat(RankCorrelation.spearman(x, y)).isCloseTo(Math.sqrt(0.9), within(1e-12));
  }

  @Test
  void kendallIsTheHandWorkedFigure() {
    // Five pairs of six agree, one does not: (5 - 1) / 6.
    assertThat(RankCorrelation.kendall(new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4}))
        .isCloseTo(4 / 6.0, within(1e-12));
    // Five pairs agree, one is tied in the first: 5 / sqrt(5 * 6).
    assertThat(RankCorrelation.kendall(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4}))
        .isCloseTo(5 / Math.sqrt(30), within(1e-12));
    assertThat(RankCorrelation.kendall(new double[] {2, 2}, new double[] {1, 3})).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void kendallTooLooksOnlyAtTheOrder(long seed) {
    double[] x = valuesWithTies(seed);
    double[] y = valuesWithTies(seed + 100);
    double tau = RankCorrelation.kendall(x, y);
    assertThat(RankCorrelation.kendall(mapped(x, Math::exp), y)).isEqualTo(tau);
    assertThat(RankCorrelation.kendall(x, mapped(y, v -> -v))).isCloseTo(-tau, within(1e-12));
    assertThat(RankCorrelation.kendall(y, x)).isEqualTo(tau);
    assertThat(RankCorrelation.kendall(x, x)).isCloseTo(1, within(1e-12));
  }

  @Test
  void equalValuesShareTheMeanOfTheirRanks() {
    assertThat(RankCorrelation.ranks(new double[] {7, 5, 7, 1, 7, 0.0, -0.0}))
        .containsExactly(6, 4, 6, 3, 6, 1.5, 1.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void onlyTheOrderCounts(long seed) {
    double[] x = valuesWithTies(seed);
    double[] y = valuesWithTies(seed + 100);
    double rho = RankCorrelation.spearman(x, y);
    assertThat(rho).isBetween(-1.0, 1.0);
    assertThat(RankCorrelation.spearman(mapped(x, Math::exp), mapped(y, v -> v * v * v - 9)))
        .isCloseTo(rho, within(1e-12));
    assertThat(RankCorrelation.spearman(mapped(x, v -> -v), y)).isCloseTo(-rho, within(1e-12));
    assertThat(RankCorrelation.spearman(y, x)).isCloseTo(rho, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aListAgreesWithItselfAndNotWithItsReverse(long seed) {
    double[] x = valuesWithTies(seed);
    assertThat(RankCorrelation.spearman(x, x)).isCloseTo(1, within(1e-12));
    assertThat(RankCorrelation.spearman(x, mapped(x, v -> -v))).isCloseTo(-1, within(1e-12));
  }

  @Test
  void theOrderOfThePairsDoesNotMatter() {
    double[] x = {3, 1, 2, 2, 9};
    double[] y = {1, 4, 4, 2, 8};
    double[] xReversed = {9, 2, 2, 1, 3};
    double[] yReversed = {8, 2, 4, 4, 1};
    assertThat(RankCorrelation.spearman(xReversed, yReversed))
        .isCloseTo(RankCorrelation.spearman(x, y), within(1e-12));
  }

  @Test
  void whatOrdersNothingCorrelatesWithNothing() {
    assertThat(RankCorrelation.spearman(new double[] {2, 2, 2}, new double[] {1, 2, 3})).isZero();
  }

  @Test
  void listsOfDifferentLengthAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankCorrelation.spearman(new double[3], new double[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankCorrelation.spearman(new double[1], new double[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankCorrelation.kendall(new double[3], new double[2]));
  }

  private static double[] valuesWithTies(long seed) {
    return new Random(seed).ints(60, -6, 7).mapToDouble(value -> value / 2.0).toArray();
  }

  private static double[] mapped(double[] values, DoubleUnaryOperator function) {
    return Arrays.stream(values).map(function).toArray();
  }
}
