package dev.pith.compress;

import java.util.stream.IntStream;

/** Solves with symmetric positive definite matrices (Golub and Van Loan, section 4.2). */
final class Cholesky {
  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /**
   * Factors {@code matrix = L L'}.
   *
   * @throws ArithmeticException when the matrix is not positive definite
   */
  static Cholesky of(double[][] matrix) {
    int n = matrix.length;
    double[][] lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = java.util.Arrays.copyOf(matrix[i], i + 1);
    }
    for (int k = 0; k < n; k++) {
      double pivot = lower[k][k];
      if (!(pivot > 0)) {
        throw new ArithmeticException("pivot " + k + " is " + pivot + ": not positive definite");
      }
      double root = Math.sqrt(pivot);
      lower[k][k] = root;
      double[] column = new double[n];
      for (int i = k + 1; i < n; i++) {
        lower[i][k] /= root;
        column[i] = lower[i][k];
      }
      eliminate(lower, column, k);
    }
    return new Cholesky(lower);
  }

  private static void eliminate(double[][] lower, double[] column, int k) {
    for (int i = k + 1; i < column.length; i++) {
      double factor = column[i];
      double[] row = lower[i];
      for (int j = k + 1; j <= i; j++) {
        row[j] -= factor * column[j];
      }
    }
  }

  /** Solves {@code matrix X = right} for all columns of {@code right} at once. */
  double[][] solve(double[][] right) {
    int n = lower.length;
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      x[i] = right[i].clone();
      for (int k = 0; k < i; k++) {
        subtract(x[i], lower[i][k], x[k]);
      }
      scale(x[i], 1 / lower[i][i]);
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        subtract(x[i], lower[k][i], x[k]);
      }
      scale(x[i], 1 / lower[i][i]);
    }
    return x;
  }

  double[][] inverse() {
    int n = lower.length;
    double[][] identity = new double[n][n];
    IntStream.range(0, n).forEach(i -> identity[i][i] = 1);
    return solve(identity);
  }

  private static void subtract(double[] from, double factor, double[] row) {
    for (int j = 0; j < from.length; j++) {
      from[j] -= factor * row[j];
    }
  }

  private static void scale(double[] row, double factor) {
    for (int j = 0; j < row.length; j++) {
      row[j] *= factor;
    }
  }
}
