package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.quantize.AffineQuantization;
import dev.pith.quantize.Fit;
import dev.pith.quantize.IntegerRange;
import dev.pith.quantize.QuantizedWeights;
import dev.pith.quantize.Sharing;
import java.util.List;

/** Rounds matrices to signed 8 bits, symmetric about zero, with one scale per row or column. */
final class Int8Quantization {
  private static final IntegerRange EIGHT_BITS = IntegerRange.symmetric(8);

  /** Ranges that end below are coarse: a few large weights must not widen the step of all. */
  private static final int FINE = 63;

  private Int8Quantization() {}

  /** Whether rounding to these integers loses enough to take pains over it. */
  static boolean isCoarse(IntegerRange range) {
    return range.highest() < FINE;
  }

  /** The law of each column, by which {@link #quantize} rounds. */
  static List<AffineQuantization> laws(FloatMatrix weights, IntegerRange range) {
    return integers(weights.toString(), weights, Axis.COLUMN, range).laws();
  }

  /** Quantizes a matrix to -127 to 127. */
  static Int8Matrix quantize(FloatMatrix weights, Axis axis) {
    return quantize(weights.toString(), weights, axis, EIGHT_BITS);
  }

  /**
   * Quantizes a matrix.
   *
   * @param name how the error calls it
   * @param range the integers used, such as {@code IntegerRange.symmetric(8)}
   * @throws PassRefusedException when a weight is NaN or infinite, naming matrix and place
   */
  static Int8Matrix quantize(String name, FloatMatrix weights, Axis axis, IntegerRange range) {
    QuantizedWeights quantized = integers(name, weights, axis, range);
    return new Int8Matrix(
        weights.rows(), weights.columns(), quantized.integers(), quantized.scales(), axis);
  }

  /** The same with its laws and with how many weights are clamped: none but in a coarse range. */
  static QuantizedWeights integers(
      String name, FloatMatrix weights, Axis axis, IntegerRange range) {
    return QuantizedWeights.of(
        weights.rows(),
        weights.columns(),
        FiniteWeights.of(name, weights).values(),
        axis == Axis.ROW ? new Sharing.Row() : new Sharing.Column(),
        isCoarse(range) ? Fit.LEAST_SQUARES : Fit.SYMMETRIC,
        range);
  }
}
