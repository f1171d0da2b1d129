package dev.pith.bert;

import java.util.Arrays;

/**
 * A matrix of signed 8-bit weights, symmetric about zero: {@code weight = value * scale}.
 *
 * @param rows at least 0
 * @param columns at least 0
 * @param values row-major, -127 to 127; never modified once given
 * @param scales one per row or one per column, positive
 * @param axis which of the two
 */
public record Int8Matrix(int rows, int columns, byte[] values, float[] scales, Axis axis)
    implements Matrix {
  /** What shares one scale. */
  public enum Axis {
    /** Each row: a table, where a row is a token's vector. */
    ROW,
    /** Each column: a projection, where a column is an output. */
    COLUMN
  }

  /** Fewest bits that a model file has for one of a projection's values. */
  public static final int FEWEST_BITS = 4;

  /** A projection whose values need more than these takes a byte for each. */
  public static final int MOST_PACKED_BITS = 6;

  public Int8Matrix {
    if (values.length != Math.multiplyExact(rows, columns)
        || scales.length != (axis == Axis.ROW ? rows : columns)) {
      throw new IllegalArgumentException(
          "%d x %d by %s: %d values, %d scales"
              .formatted(rows, columns, axis, values.length, scales.length));
    }
  }

  public float scaleAt(int row, int column) {
    return scales[axis == Axis.ROW ? row : column];
  }

  /** This matrix with {@code right}'s columns behind its own; both by column. */
  public Int8Matrix beside(Int8Matrix right) {
    if (axis != Axis.COLUMN || right.axis != Axis.COLUMN) {
      throw new IllegalArgumentException("only matrices with a scale per column can be joined");
    }
    int width = columns + right.columns;
    byte[] joined = new byte[rows * width];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * columns, joined, row * width, columns);
      System.arraycopy(
          right.values, row * right.columns, joined, row * width + columns, right.columns);
    }
    float[] joinedScales = Arrays.copyOf(scales, width);
    System.arraycopy(right.scales, 0, joinedScales, columns, right.columns);
    return new Int8Matrix(rows, width, joined, joinedScales, Axis.COLUMN);
  }

  /** Bits that a value takes in a model file: a projection's in the fewest that lose nothing. */
  int storedBits() {
    int fewest = PackedIntegers.bitsOf(values);
    boolean isPacked =
        axis == Axis.COLUMN && fewest <= MOST_PACKED_BITS && values.length % Byte.SIZE == 0;
    return isPacked ? fewest : Byte.SIZE;
  }

  @Override
  public long sizeBytes() {
    return (long) values.length * storedBits() / Byte.SIZE + (long) scales.length * Float.BYTES;
  }

  @Override
  public long nonZeros() {
    long count = 0;
    for (byte value : values) {
      if (value != 0) {
        count++;
      }
    }
    return count;
  }

  @Override
  public FloatMatrix toFloats() {
    float[] floats = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        floats[at] = values[at] * scaleAt(row, column);
      }
    }
    return new FloatMatrix(rows, columns, floats);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Int8Matrix that
        && rows == that.rows
        && columns == that.columns
        && axis == that.axis
        && Arrays.equals(values, that.values)
        && Arrays.equals(scales, that.scales);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(scales);
  }

  @Override
  public String toString() {
    return "int8[" + rows + ", " + columns + "] by " + axis;
  }
}
