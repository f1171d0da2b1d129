package dev.pith.bert;

import dev.pith.bert.Int8Matrix.Axis;

/**
 * Signed 8-bit weights of a projection whose input is rounded to unsigned 8 bits by one law that
 * was found beforehand, so that no number depends on what else is in a run.
 *
 * @param weights by column
 * @param inputScale the step of the input's integers, positive
 * @param inputZeroPoint the integer that stands for an input of zero, 0 to 255
 */
public record StaticInt8Matrix(Int8Matrix weights, float inputScale, int inputZeroPoint)
    implements Matrix {
  public StaticInt8Matrix {
    if (weights.axis() != Axis.COLUMN
        || !(inputScale > 0)
        || inputZeroPoint < 0
        || inputZeroPoint > 255) {
      throw new IllegalArgumentException(
          "%s with input scale %s and zero point %d"
              .formatted(weights, inputScale, inputZeroPoint));
    }
  }

  /** Whether both read their input by the same law. */
  boolean readsLike(StaticInt8Matrix other) {
    return inputScale == other.inputScale && inputZeroPoint == other.inputZeroPoint;
  }

  @Override
  public int rows() {
    return weights.rows();
  }

  @Override
  public int columns() {
    return weights.columns();
  }

  @Override
  public long sizeBytes() {
    return weights.sizeBytes() + Float.BYTES + 1;
  }

  @Override
  public long nonZeros() {
    return weights.nonZeros();
  }

  @Override
  public FloatMatrix toFloats() {
    return weights.toFloats();
  }
}
