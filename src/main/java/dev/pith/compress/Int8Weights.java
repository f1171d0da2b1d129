package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Int8Matrix.Axis;
import dev.pith.bert.Matrix;
import dev.pith.quantize.IntegerRange;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * An encoder of which any choice of matrices can be had in int8.
 *
 * @param weights the encoder as it is
 * @param range of the weights of projections
 * @param inputs joins a projection's name and rounded weights to how its input is rounded
 */
record Int8Weights(
    EncoderWeights weights, IntegerRange range, BiFunction<String, Int8Matrix, Matrix> inputs) {
  /** Tables are never multiplied as integers, so nothing can overflow. */
  private static final IntegerRange TABLE_RANGE = IntegerRange.symmetric(8);

  /** The encoder with the matrices named in int8. */
  EncoderWeights quantize(Set<String> names) {
    return weights.mapMatrices(
        (name, matrix) -> names.contains(name) ? int8(name, matrix.toFloats()) : matrix);
  }

  /** Which weights of the projections named are clamped: none but in a coarse range. */
  Saturation saturation(Set<String> names) {
    Saturation saturation = new Saturation();
    weights.mapMatrices(
        (name, matrix) -> {
          if (names.contains(name) && !EncoderWeights.isTable(name)) {
            saturation.add(Int8Quantization.integers(name, matrix.toFloats(), Axis.COLUMN, range));
          }
          return matrix;
        });
    return saturation;
  }

  private Matrix int8(String name, FloatMatrix matrix) {
    if (EncoderWeights.isTable(name)) {
      return Int8Quantization.quantize(name, matrix, Axis.ROW, TABLE_RANGE);
    }
    return inputs.apply(name, Int8Quantization.quantize(name, matrix, Axis.COLUMN, range));
  }
}
