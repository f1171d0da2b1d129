package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.fixtures.TinyEncoders;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Int8QuantizationTest {
  static Stream<Arguments> seedsAndAxes() {
    return LongStream.range(0, 25)
        .boxed()
        .flatMap(seed -> Stream.of(Axis.values()).map(axis -> Arguments.of(seed, axis)));
  }

  @ParameterizedTest
  @MethodSource("seedsAndAxes")
  void weightsComeBackWithinHalfAStep(long seed, Axis axis) {
    Random random = new Random(seed);
    FloatMatrix weights =
        TinyEncoders.matrix(
            random,
            1 + random.nextInt(60),
            1 + random.nextInt(60),
            Math.exp(random.nextGaussian()));

    Int8Matrix quantized = Int8Quantization.quantize(weights, axis);

    FloatMatrix back = quantized.toFloats();
    for (int row = 0; row < weights.rows(); row++) {
      for (int column = 0; column < weights.columns(); column++) {
        double halfAStep = quantized.scaleAt(row, column) / 2.0;
        assertThat(Math.abs(weights.at(row, column) - back.at(row, column)))
            .as("seed %d, [%d, %d]", seed, row, column)
            .isLessThanOrEqualTo((float) (halfAStep * (1 + 1e-5)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seedsAndAxes")
  void theLargestWeightOfEachGroupUsesTheWholeRange(long seed, Axis axis) {
    FloatMatrix weights = TinyEncoders.matrix(new Random(seed), 9, 7, 1);

    Int8Matrix quantized = Int8Quantization.quantize(weights, axis);

    int[] largest = new int[quantized.scales().length];
    for (int row = 0; row < 9; row++) {
      for (int column = 0; column < 7; column++) {
        int group = axis == Axis.ROW ? row : column;
        largest[group] = Math.max(largest[group], Math.abs(quantized.values()[row * 7 + column]));
      }
    }
    assertThat(largest).containsOnly(127);
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void zerosStayZeros(Axis axis) {
    Int8Matrix quantized = Int8Quantization.quantize(new FloatMatrix(2, 3, new float[6]), axis);

    assertThat(quantized.toFloats().values()).containsOnly(0);
    assertThat(quantized.scales()).containsOnly(1);
  }

  @Test
  void weightsTooSmallForAScaleAreStoredAsZeros() {
    FloatMatrix weights = new FloatMatrix(1, 2, new float[] {Float.MIN_VALUE, -Float.MIN_VALUE});

    assertThat(Int8Quantization.quantize(weights, Axis.ROW).toFloats().values()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aWeightThatIsNotFiniteIsRefusedByPlace(float broken) {
    FloatMatrix weights = new FloatMatrix(2, 2, new float[] {1, 2, 3, broken});

    assertThatThrownBy(() -> Int8Quantization.quantize(weights, Axis.COLUMN))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("[1, 1]");
  }
}
