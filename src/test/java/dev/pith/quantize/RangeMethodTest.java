package dev.pith.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeMethodTest {
  private static final IntegerRange BYTE = IntegerRange.unsigned(8);

  static Stream<RangeMethod> methods() {
    return Stream.of(
        new RangeMethod.MinMax(),
        new RangeMethod.Percentile(99.9),
        new RangeMethod.Entropy(),
        new RangeMethod.LeastSquares());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theChosenRangeLiesInsideWhatWasSeen(RangeMethod method) {
    StreamingHistogram seen = counted(normal(1, 20_000));

    ValueRange chosen = method.choose(seen, BYTE);

    assertThat(chosen.lowest()).isGreaterThanOrEqualTo(seen.range().lowest()).isNegative();
    assertThat(chosen.highest()).isLessThanOrEqualTo(seen.range().highest()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void whatIsEvenlySpreadIsNotClipped(RangeMethod method) {
    Random random = new Random(2);
    float[] numbers = new float[50_000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextFloat(-1, 3);
    }

    ValueRange chosen = method.choose(counted(numbers), BYTE);

    assertThat(chosen.lowest()).isCloseTo(-1, within(0.05f));
    assertThat(chosen.highest()).isCloseTo(3, within(0.05f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void theSearchesClipALoneOutlierThatMinMaxKeeps(int sign) {
    float[] numbers = normal(3, 200_000);
    numbers[100] = 60 * sign;
    StreamingHistogram seen = counted(numbers);

    assertThat(outermost(new RangeMethod.MinMax(), seen, sign)).isEqualTo(60);
    assertThat(outermost(new RangeMethod.LeastSquares(), seen, sign)).isLessThan(60);
    assertThat(outermost(new RangeMethod.Entropy(), seen, sign)).isLessThan(30);
    assertThat(outermost(new RangeMethod.Percentile(99.9), seen, sign)).isLessThan(5);
  }

  private static float outermost(RangeMethod method, StreamingHistogram seen, int sign) {
    ValueRange chosen = method.choose(seen, BYTE);
    return sign > 0 ? chosen.highest() : -chosen.lowest();
  }

  /** They are the same laws, but for a shift of all integers. */
  @ParameterizedTest
  @MethodSource("methods")
  void whereTheIntegersBeginDoesNotMatter(RangeMethod method) {
    StreamingHistogram seen = counted(normal(8, 20_000));

    assertThat(method.choose(seen, IntegerRange.signed(8))).isEqualTo(method.choose(seen, BYTE));
  }

  @Test
  void theWholePercentIsMinMax() {
    StreamingHistogram seen = counted(normal(9, 1_000));

    assertThat(new RangeMethod.Percentile(100).choose(seen, BYTE)).isEqualTo(seen.range());
  }

  @Test
  void eachIsCalledAsInARecipe() {
    assertThat(methods().map(RangeMethod::toString))
        .containsExactly("min-max", "percentile 99.9", "entropy", "mse");
  }

  @Test
  void leastSquaresHasTheLeastSquaredErrorOfAll() {
    float[] numbers = normal(4, 100_000);
    for (int i = 0; i < numbers.length; i += 1000) {
      numbers[i] *= 12;
    }
    StreamingHistogram seen = counted(numbers);
    double least = squaredError(numbers, new RangeMethod.LeastSquares().choose(seen, BYTE));

    assertThat(methods())
        .allSatisfy(
            method ->
                assertThat(least)
                    .isLessThanOrEqualTo(squaredError(numbers, method.choose(seen, BYTE)) * 1.001));
  }

  @Test
  void aPercentileLeavesTheSameShareOutAtBothEnds() {
    float[] numbers = normal(5, 100_000);

    ValueRange chosen = new RangeMethod.Percentile(99).choose(counted(numbers), BYTE);

    assertThat(share(numbers, Float.NEGATIVE_INFINITY, chosen.lowest()))
        .isCloseTo(0.005, within(1e-3));
    assertThat(share(numbers, chosen.highest(), Float.POSITIVE_INFINITY))
        .isCloseTo(0.005, within(1e-3));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void numbersOfOneSignKeepZeroInside(RangeMethod method) {
    float[] numbers = normal(6, 10_000);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 5 + Math.abs(numbers[i]);
    }

    AffineQuantization law =
        AffineQuantization.asymmetric(method.choose(counted(numbers), BYTE), BYTE);

    assertThat(law.zeroPoint()).isZero();
    assertThat(law.dequantize(law.quantize(6))).isCloseTo(6, within(law.scale()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {50, 100.1, -1, Double.NaN})
  void aPercentileThatIsNoneIsRefused(double percent) {
    assertThatThrownBy(() -> new RangeMethod.Percentile(percent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("percentile");
  }

  private static double squaredError(float[] numbers, ValueRange range) {
    AffineQuantization law = AffineQuantization.asymmetric(range, BYTE);
    double sum = 0;
    for (float number : numbers) {
      double error = number - law.dequantize(law.quantize(number));
      sum += error * error;
    }
    return sum;
  }

  private static double share(float[] numbers, float from, float to) {
    int inside = 0;
    for (float number : numbers) {
      if (number > from && number < to) {
        inside++;
      }
    }
    return (double) inside / numbers.length;
  }

  private static StreamingHistogram counted(float[] numbers) {
    StreamingHistogram histogram = new StreamingHistogram();
    histogram.add(numbers);
    return histogram;
  }

  private static float[] normal(long seed, int count) {
    Random random = new Random(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
