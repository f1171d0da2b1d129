package dev.pith.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizedWeightsTest {
  private static final List<Sharing> SHARINGS =
      List.of(
          new Sharing.WholeMatrix(),
          new Sharing.Row(),
          new Sharing.Column(),
          new Sharing.RowBlock(16),
          new Sharing.ColumnBlock(5));

  static Stream<Arguments> everyForm() {
    return LongStream.range(0, 4)
        .boxed()
        .flatMap(
            seed ->
                SHARINGS.stream()
                    .flatMap(
                        sharing ->
                            Stream.of(4, 7, 8).map(bits -> Arguments.of(seed, sharing, bits))));
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void symmetricWeightsComeBackWithinHalfAStepAndNoneSaturates(
      long seed, Sharing sharing, int bits) {
    Matrix matrix = Matrix.random(seed, 0);

    QuantizedWeights quantized =
        matrix.quantize(sharing, Fit.SYMMETRIC, IntegerRange.symmetric(bits));

    assertWithinHalfAStep(matrix, quantized);
    assertThat(quantized.saturated()).isZero();
    assertThat(quantized.laws()).allSatisfy(law -> assertThat(law.zeroPoint()).isZero());
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void asymmetricWeightsComeBackWithinHalfAStepAndNoneSaturates(
      long seed, Sharing sharing, int bits) {
    Matrix matrix = Matrix.random(seed, 1.5);

    QuantizedWeights quantized =
        matrix.quantize(sharing, Fit.ASYMMETRIC, IntegerRange.unsigned(bits));

    assertWithinHalfAStep(matrix, quantized);
    assertThat(quantized.saturated()).isZero();
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void leastSquaresIsNeverWorseThanTheLargestMagnitude(long seed, Sharing sharing, int bits) {
    Matrix matrix = Matrix.random(seed, 0);
    IntegerRange range = IntegerRange.signed(bits);

    QuantizedWeights clipped = matrix.quantize(sharing, Fit.LEAST_SQUARES, range);

    assertThat(matrix.squaredError(clipped))
        .isLessThanOrEqualTo(matrix.squaredError(matrix.quantize(sharing, Fit.SYMMETRIC, range)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void leastSquaresIsNoWorseThanAnyClipByFiftieths(long seed) {
    float[] weights = new float[200];
    Random random = new Random(seed);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * Math.exp(random.nextGaussian()));
    }
    float largest = 0;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    IntegerRange range = IntegerRange.signed(4);

    double least = squaredError(weights, Fit.LEAST_SQUARES.of(weights, range));

    for (int fiftieths = 25; fiftieths <= 50; fiftieths++) {
      AffineQuantization clip = AffineQuantization.symmetric(largest * fiftieths / 50, range);
      assertThat(least).isLessThanOrEqualTo(squaredError(weights, clip) * (1 + 1e-6));
    }
  }

  private static double squaredError(float[] weights, AffineQuantization law) {
    double sum = 0;
    for (float weight : weights) {
      double error = weight - law.dequantize(law.quantize(weight));
      sum += error * error;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -4})
  void aBlockOfNoWeightsIsRefused(int size) {
    assertThatThrownBy(() -> new Sharing.RowBlock(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("block of " + size);
    assertThatThrownBy(() -> new Sharing.ColumnBlock(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("block of " + size);
    assertThat(new Sharing.RowBlock(1).groups(2, 3)).isEqualTo(6);
  }

  @Test
  void anotherNumberOfWeightsThanTheMatrixHasIsRefused() {
    assertThatThrownBy(
            () ->
                QuantizedWeights.of(
                    2,
                    3,
                    new float[5],
                    new Sharing.Row(),
                    Fit.SYMMETRIC,
                    IntegerRange.symmetric(8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 x 3 needs 6 weights, has 5");
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void whatIsNotCountedAsSaturatedIsWithinHalfAStep(long seed, Sharing sharing, int bits) {
    Matrix matrix = Matrix.random(seed, 0);

    QuantizedWeights clipped =
        matrix.quantize(sharing, Fit.LEAST_SQUARES, IntegerRange.signed(bits));

    long beyond =
        IntStream.range(0, matrix.values().length)
            .filter(i -> matrix.errorInSteps(clipped, i) > 0.5 + 1e-3)
            .count();
    assertThat(clipped.saturated()).isEqualTo(beyond);
  }

  @ParameterizedTest
  @CsvSource({"4, 7", "4, 5", "5, 15", "5, 9", "6, 31", "6, 20"})
  void numbersOnAGridStayOnIt(int bits, int highest) {
    Random random = new Random(bits + highest);
    float[] weights = new float[300];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.037f * random.nextInt(-highest, highest + 1);
    }
    weights[100] = 0.037f * highest;

    QuantizedWeights rounded =
        QuantizedWeights.of(
            1, 300, weights, new Sharing.Row(), Fit.LEAST_SQUARES, IntegerRange.symmetric(bits));

    assertThat(rounded.dequantized()).containsExactly(weights, within(1e-6f));
  }

  @Test
  void anOutlierIsClippedWhereThatHelpsTheOthers() {
    float[] weights = new float[1000];
    Random random = new Random(3);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    weights[17] = 8;

    QuantizedWeights clipped =
        QuantizedWeights.of(
            1, 1000, weights, new Sharing.Row(), Fit.LEAST_SQUARES, IntegerRange.signed(4));

    assertThat(clipped.saturated()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 8})
  void finerSharingNeverHasMoreError(int bits) {
    Matrix matrix = Matrix.random(5, 0);
    IntegerRange range = IntegerRange.symmetric(bits);

    double whole =
        matrix.squaredError(matrix.quantize(new Sharing.WholeMatrix(), Fit.SYMMETRIC, range));
    double column =
        matrix.squaredError(matrix.quantize(new Sharing.Column(), Fit.SYMMETRIC, range));
    double block =
        matrix.squaredError(matrix.quantize(new Sharing.ColumnBlock(4), Fit.SYMMETRIC, range));

    assertThat(column).isLessThan(whole);
    assertThat(block).isLessThan(column);
  }

  @Test
  void everyWeightBelongsToOneGroupOfItsRowOrColumn() {
    Sharing rows = new Sharing.RowBlock(4);
    Sharing columns = new Sharing.ColumnBlock(4);

    assertThat(rows.groups(3, 10)).isEqualTo(9);
    assertThat(rows.group(2, 9, 3, 10)).isEqualTo(8);
    assertThat(rows.group(1, 3, 3, 10)).isEqualTo(3);
    assertThat(columns.groups(10, 3)).isEqualTo(9);
    assertThat(columns.group(9, 2, 10, 3)).isEqualTo(8);
    assertThat(columns.group(3, 1, 10, 3)).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("fits")
  void zerosStayZeros(Fit fit) {
    QuantizedWeights zeros =
        QuantizedWeights.of(2, 3, new float[6], new Sharing.Row(), fit, IntegerRange.unsigned(8));

    assertThat(zeros.dequantized()).containsOnly(0);
    assertThat(zeros.scales()).containsOnly(1);
  }

  static Stream<Fit> fits() {
    return Stream.of(Fit.values());
  }

  @Test
  void weightsTooSmallForAScaleAreStoredAsZeros() {
    float[] weights = {Float.MIN_VALUE, -Float.MIN_VALUE};

    QuantizedWeights tiny =
        QuantizedWeights.of(
            1, 2, weights, new Sharing.Row(), Fit.SYMMETRIC, IntegerRange.symmetric(8));

    assertThat(tiny.dequantized()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aWeightThatIsNotFiniteIsRefusedByPlace(float broken) {
    float[] weights = {1, 2, 3, broken};

    assertThatThrownBy(
            () ->
                QuantizedWeights.of(
                    2, 2, weights, new Sharing.Row(), Fit.SYMMETRIC, IntegerRange.symmetric(8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1, 1]");
  }

  private static void assertWithinHalfAStep(Matrix matrix, QuantizedWeights quantized) {
    for (int i = 0; i < matrix.values().length; i++) {
      assertThat(matrix.errorInSteps(quantized, i)).as("weight %d", i).isLessThan(0.5 + 1e-3);
    }
  }

  private record Matrix(int rows, int columns, float[] values) {
    static Matrix random(long seed, double shift) {
      Random random = new Random(seed);
      int rows = 1 + random.nextInt(40);
      int columns = 1 + random.nextInt(40);
      double deviation = Math.exp(random.nextGaussian());
      float[] values = new float[rows * columns];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * (random.nextGaussian() + shift));
      }
      return new Matrix(rows, columns, values);
    }

    QuantizedWeights quantize(Sharing sharing, Fit fit, IntegerRange range) {
      return QuantizedWeights.of(rows, columns, values, sharing, fit, range);
    }

    double errorInSteps(QuantizedWeights quantized, int index) {
      float scale = quantized.lawAt(index / columns, index % columns).scale();
      return Math.abs(values[index] - quantized.dequantized()[index]) / scale;
    }

    double squaredError(QuantizedWeights quantized) {
      float[] back = quantized.dequantized();
      return IntStream.range(0, values.length)
          .mapToDouble(i -> (values[i] - back[i]) * (double) (values[i] - back[i]))
          .sum();
    }
  }
}
