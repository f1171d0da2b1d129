package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Int8Matrix.Axis;

/**
 * Rounds weights to signed 8 bits, symmetric about zero.
 *
 * <pre>
 *   scale[c] = max|w[., c]| / 127            one float per group, same unit as w
 *   q[r, c]  = clamp(round(w[r, c] / scale[c]), -127, 127)
 * </pre>
 *
 * <p>Error: {@code |w - q * scale| <= scale / 2} for every weight, but for float rounding. A group
 * of zeros gets scale 1. Source: Wu et al. 2020 (arXiv 2004.09602), section 3.
 */
public final class Int8Quantization {
  /** The largest stored magnitude; -128 is left out so that the range is symmetric. */
  static final int LIMIT = 127;

  private Int8Quantization() {}

  /**
   * Quantizes a matrix with one scale per row or column.
   *
   * @param weights finite numbers
   * @throws PassRefusedException when one is NaN or infinite, naming its place
   */
  public static Int8Matrix quantize(FloatMatrix weights, Axis axis) {
    float[] scales = scales(weights, axis);
    byte[] rounded = new byte[weights.values().length];
    for (int row = 0; row < weights.rows(); row++) {
      for (int column = 0; column < weights.columns(); column++) {
        float scale = scales[axis == Axis.ROW ? row : column];
        int nearest = Math.round(weights.at(row, column) / scale);
        rounded[row * weights.columns() + column] = (byte) Math.clamp(nearest, -LIMIT, LIMIT);
      }
    }
    return new Int8Matrix(weights.rows(), weights.columns(), rounded, scales, axis);
  }

  private static float[] scales(FloatMatrix weights, Axis axis) {
    float[] largest = new float[axis == Axis.ROW ? weights.rows() : weights.columns()];
    for (int row = 0; row < weights.rows(); row++) {
      for (int column = 0; column < weights.columns(); column++) {
        float weight = weights.at(row, column);
        if (!Float.isFinite(weight)) {
          throw new PassRefusedException(
              "weight [%d, %d] of a %s matrix is %f; only finite weights can be quantized"
                  .formatted(row, column, weights, weight));
        }
        int group = axis == Axis.ROW ? row : column;
        largest[group] = Math.max(largest[group], Math.abs(weight));
      }
    }
    for (int group = 0; group < largest.length; group++) {
      float scale = largest[group] / LIMIT;
      // Weights near the smallest float have no usable scale; they are stored as zeros.
      largest[group] = scale >= Float.MIN_NORMAL ? scale : 1;
    }
    return largest;
  }
}
