package dev.pith.bert;

import java.util.Arrays;

/**
 * A matrix of float32 weights.
 *
 * @param rows at least 0
 * @param columns at least 0
 * @param values row-major, {@code rows * columns} of them; never modified once given
 */
public record FloatMatrix(int rows, int columns, float[] values) implements Matrix {
  public FloatMatrix {
    if (values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          "%d x %d needs %d values, has %d"
              .formatted(rows, columns, rows * columns, values.length));
    }
  }

  public float at(int row, int column) {
    return values[row * columns + column];
  }

  /** The rows named, in the order given. */
  public FloatMatrix selectRows(int[] kept) {
    float[] selected = new float[kept.length * columns];
    for (int row = 0; row < kept.length; row++) {
      System.arraycopy(values, kept[row] * columns, selected, row * columns, columns);
    }
    return new FloatMatrix(kept.length, columns, selected);
  }

  /** The columns named, in the order given. */
  public FloatMatrix selectColumns(int[] kept) {
    float[] selected = new float[rows * kept.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < kept.length; column++) {
        selected[row * kept.length + column] = values[row * columns + kept[column]];
      }
    }
    return new FloatMatrix(rows, kept.length, selected);
  }

  /** This matrix with {@code right}'s columns behind its own. */
  public FloatMatrix beside(FloatMatrix right) {
    int width = columns + right.columns;
    float[] joined = new float[rows * width];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * columns, joined, row * width, columns);
      System.arraycopy(
          right.values, row * right.columns, joined, row * width + columns, right.columns);
    }
    return new FloatMatrix(rows, width, joined);
  }

  /** {@code this * right}, sums in double. */
  public FloatMatrix times(FloatMatrix right) {
    float[] products = new float[Math.multiplyExact(rows, right.columns)];
    double[] sums = new double[right.columns];
    for (int i = 0; i < rows; i++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < columns; k++) {
        double factor = at(i, k);
        for (int j = 0; j < sums.length; j++) {
          sums[j] += factor * right.at(k, j);
        }
      }
      for (int j = 0; j < sums.length; j++) {
        products[i * sums.length + j] = (float) sums[j];
      }
    }
    return new FloatMatrix(rows, right.columns, products);
  }

  public FloatMatrix transposed() {
    float[] turned = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = at(row, column);
      }
    }
    return new FloatMatrix(columns, rows, turned);
  }

  @Override
  public long sizeBytes() {
    return (long) values.length * Float.BYTES;
  }

  @Override
  public long nonZeros() {
    long count = 0;
    for (float value : values) {
      if (value != 0) {
        count++;
      }
    }
    return count;
  }

  @Override
  public FloatMatrix toFloats() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatMatrix that
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
    return "float32[" + rows + ", " + columns + "]";
  }
}
