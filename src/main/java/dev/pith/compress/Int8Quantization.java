package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.quantize.Fit;
import dev.pith.quantize.IntegerRange;
import dev.pith.quantize.QuantizedWeights;
import dev.pith.quantize.Sharing;

/** Rounds matrices to signed 8 bits, symmetric about zero, with one scale per row or column. */
final class Int8Quantization {
  private static final IntegerRange EIGHT_BITS = IntegerRange.symmetric(8);

  /** Ranges that end below are coarse: a few large weights must not widen the step of all. */
  private static final int FINE = 63;

  private Int8Quantization() {}

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
    QuantizedWeights quantized =
        QuantizedWeights.of(
            weights.rows(),
            weights.columns(),
            FiniteWeights.of(name, weights).values(),
            axis == Axis.ROW ? new Sharing.Row() : new Sharing.Column(),
            range.highest() < FINE ? Fit.LEAST_SQUARES : Fit.SYMMETRIC,
            range);
    return new Int8Matrix(
        weights.rows(), weights.columns(), quantized.integers(), quantized.scales(), axis);
  }
}
