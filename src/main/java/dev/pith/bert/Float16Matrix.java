package dev.pith.bert;

import java.util.Arrays;

/**
 * A matrix of float16 weights (IEEE 754 binary16), widened to float32 before they are used.
 *
 * @param rows at least 0
 * @param columns at least 0
 * @param values row-major, as {@link Float#floatToFloat16} gives them; never modified once given
 */
public record Float16Matrix(int rows, int columns, short[] values) implements Matrix {
  public Float16Matrix {
    if (values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          "%d x %d needs %d values, has %d"
              .formatted(rows, columns, rows * columns, values.length));
    }
  }

  /** This matrix with {@code right}'s columns behind its own. */
  Float16Matrix beside(Float16Matrix right) {
    int width = columns + right.columns;
    short[] joined = new short[rows * width];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * columns, joined, row * width, columns);
      System.arraycopy(
          right.values, row * right.columns, joined, row * width + columns, right.columns);
    }
    return new Float16Matrix(rows, width, joined);
  }

  @Override
  public long sizeBytes() {
    return (long) values.length * Short.BYTES;
  }

  @Override
  public long nonZeros() {
    long count = 0;
    for (short value : values) {
      if (Float.float16ToFloat(value) != 0) {
        count++;
      }
    }
    return count;
  }

  @Override
  public FloatMatrix toFloats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.float16ToFloat(values[i]);
    }
    return new FloatMatrix(rows, columns, floats);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Float16Matrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "float16[" + rows + ", " + columns + "]";
  }
}
