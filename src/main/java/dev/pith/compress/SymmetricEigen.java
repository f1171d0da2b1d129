package dev.pith.compress;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations (Golub and Van
 * Loan, section 8.5): about {@code 40 n^3} operations.
 *
 * @param values largest first
 * @param vectors a row each, of unit length, orthogonal to each other; the component that is
 *     largest without its sign is above 0
 */
record SymmetricEigen(double[] values, double[][] vectors) {
  private static final int MOST_SWEEPS = 30;

  /** What is off the diagonal may be this small a share of the whole, squared. */
  private static final double TOLERANCE = 1e-24;

  static SymmetricEigen of(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
      vectors[i][i] = 1;
    }
    double limit = TOLERANCE * squares(a, true);
    for (int sweep = 0; sweep < MOST_SWEEPS && squares(a, false) > limit; sweep++) {
      for (int p = 0; p < n - 1; p++) {
        for (int q = p + 1; q < n; q++) {
          if (a[p][q] != 0) {
            rotate(a, vectors, p, q);
          }
        }
      }
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -a[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sortedValues = new double[n];
    double[][] sortedVectors = new double[n][];
    for (int i = 0; i < n; i++) {
      sortedValues[i] = a[order[i]][order[i]];
      sortedVectors[i] = signed(vectors[order[i]]);
    }
    return new SymmetricEigen(sortedValues, sortedVectors);
  }

  private static double squares(double[][] a, boolean diagonalToo) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        if (i != j || diagonalToo) {
          sum += a[i][j] * a[i][j];
        }
      }
    }
    return sum;
  }

  /** Turns rows and columns {@code p} and {@code q} so that {@code a[p][q]} becomes 0. */
  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    double ratio = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double tangent = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.hypot(1, ratio));
    double cosine = 1 / Math.hypot(1, tangent);
    double sine = tangent * cosine;
    for (double[] row : a) {
      double left = row[p];
      double right = row[q];
      row[p] = cosine * left - sine * right;
      row[q] = sine * left + cosine * right;
    }
    turn(a[p], a[q], cosine, sine);
    turn(vectors[p], vectors[q], cosine, sine);
  }

  private static void turn(double[] first, double[] second, double cosine, double sine) {
    for (int k = 0; k < first.length; k++) {
      double one = first[k];
      double other = second[k];
      first[k] = cosine * one - sine * other;
      second[k] = sine * one + cosine * other;
    }
  }

  private static double[] signed(double[] vector) {
    double largest = 0;
    for (double value : vector) {
      if (Math.abs(value) > Math.abs(largest)) {
        largest = value;
      }
    }
    double sign = Math.signum(largest);
    double[] signed = new double[vector.length];
    for (int k = 0; k < signed.length; k++) {
      signed[k] = sign * vector[k];
    }
    return signed;
  }
}
