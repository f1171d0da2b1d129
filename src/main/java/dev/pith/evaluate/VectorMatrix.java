package dev.pith.evaluate;

import java.util.List;

/**
 * Unit vectors of one space, as rows.
 *
 * @param values row-major, exactly {@code rows * dimension}; owned by the matrix
 * @param rows how many vectors; 0 is allowed
 * @param dimension the length of each, at least 1
 */
public record VectorMatrix(float[] values, int rows, int dimension) {
  public VectorMatrix {
    if (dimension < 1 || rows < 0 || values.length != Math.multiplyExact(rows, dimension)) {
      throw new IllegalArgumentException(
          "a %d x %d matrix cannot have %d values".formatted(rows, dimension, values.length));
    }
  }

  /** Zeros, to be filled by {@link #setRows}. */
  static VectorMatrix ofSize(int rows, int dimension) {
    return new VectorMatrix(new float[Math.multiplyExact(rows, dimension)], rows, dimension);
  }

  /** The given vectors, copied. */
  public static VectorMatrix of(List<float[]> vectors, int dimension) {
    VectorMatrix matrix = ofSize(vectors.size(), dimension);
    matrix.setRows(0, vectors);
    return matrix;
  }

  /** Copies {@code vectors} into the rows from {@code firstRow} on. */
  void setRows(int firstRow, List<float[]> vectors) {
    for (int i = 0; i < vectors.size(); i++) {
      float[] vector = vectors.get(i);
      if (vector.length != dimension) {
        throw new IllegalArgumentException(
            "vector %d has length %d, not %d".formatted(i, vector.length, dimension));
      }
      System.arraycopy(vector, 0, values, (firstRow + i) * dimension, dimension);
    }
  }

  /** The cosine of two vectors of unit length, one a row of each matrix. */
  float cosine(int row, VectorMatrix other, int otherRow) {
    return DotProduct.of(values, row * dimension, other.values, otherRow * dimension, dimension);
  }
}
