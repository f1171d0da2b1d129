package dev.pith.compress;

import dev.pith.bert.FloatMatrix;

/**
 * The directions in which vectors are longest: projecting on them loses least of the vectors'
 * squared length, of all projections on as many dimensions (Eckart and Young 1936).
 *
 * <p>Moments are about zero, not about the mean: inner products of the vectors are to stay, and a
 * mean that were taken off would change every one of them.
 *
 * @param directions vector length x dimensions, orthonormal columns
 * @param lost share of the vectors' squared length that is not in them, 0 to 1
 */
record PrincipalDirections(FloatMatrix directions, double lost) {
  /**
   * Finds them.
   *
   * @param vectors a row each
   * @param dimensions at least 1, at most the vectors' length
   */
  static PrincipalDirections of(FloatMatrix vectors, int dimensions) {
    SymmetricEigen eigen = SymmetricEigen.of(moments(vectors));
    int width = vectors.columns();
    float[] values = new float[width * dimensions];
    for (int d = 0; d < dimensions; d++) {
      for (int i = 0; i < width; i++) {
        values[i * dimensions + d] = (float) eigen.vectors()[d][i];
      }
    }
    double total = 0;
    double tail = 0;
    for (int d = 0; d < width; d++) {
      total += eigen.values()[d];
      tail += d < dimensions ? 0 : eigen.values()[d];
    }
    double lost = total == 0 ? 0 : Math.max(0, tail / total);
    return new PrincipalDirections(new FloatMatrix(width, dimensions, values), lost);
  }

  /** Mean of {@code v v'}. */
  private static double[][] moments(FloatMatrix vectors) {
    int width = vectors.columns();
    double[][] moments = new double[width][width];
    for (int row = 0; row < vectors.rows(); row++) {
      for (int i = 0; i < width; i++) {
        double factor = (double) vectors.at(row, i) / vectors.rows();
        for (int j = 0; j < width; j++) {
          moments[i][j] += factor * vectors.at(row, j);
        }
      }
    }
    return moments;
  }
}
