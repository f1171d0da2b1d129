package dev.pith.compress;

import java.util.stream.IntStream;

/** Solves with symmetric positive definite matrices (Golub and Van Loan, section 4.2). */
final class Cholesky {
  private static final int STRIP = 64;
  private static final int BANDS = 8;
  private static final int ROWS_WORTH_A_THREAD = 64;

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
    int first = k + 1;
    int rows = column.length - first;
    int bands = Math.max(1, Math.min(BANDS, rows / ROWS_WORTH_A_THREAD));
    // Rows are dealt out in turn: row i costs i - k operations.
    IntStream.range(0, bands)
        .parallel()
        .forEach(
            band -> {
              for (int i = first + band; i < column.length; i += bands) {
                double factor = column[i];
                double[] row = lower[i];
                for (int j = first; j <= i; j++) {
                  row[j] -= factor * column[j];
                }
              }
            });
  }

  /**
   * Solves {@code matrix X = right} for all columns of {@code right} at once; strips of columns are
   * solved side by side and stay in the cache.
   */
  double[][] solve(double[][] right) {
    int n = lower.length;
    int columns = n == 0 ? 0 : right[0].length;
    double[][] x = new double[n][columns];
    IntStream.range(0, Math.ceilDiv(columns, STRIP))
        .parallel()
        .forEach(
            strip -> {
              int from = strip * STRIP;
              int to = Math.min(columns, from + STRIP);
              double[][] solved = solveStrip(right, from, to);
              for (int i = 0; i < n; i++) {
                System.arraycopy(solved[i], 0, x[i], from, to - from);
              }
            });
    return x;
  }

  private double[][] solveStrip(double[][] right, int from, int to) {
    int n = lower.length;
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      x[i] = java.util.Arrays.copyOfRange(right[i], from, to);
      for (int k = 0; k < i; k++) {
        subtract(x[i], lower[i][k], x[k]);
      }
      scale(x[i], 1 / lower[i][i]);
    }
    for (int i = n - 1; i >= 0; i--) {
      scale(x[i], 1 / lower[i][i]);
      for (int k = 0; k < i; k++) {
        subtract(x[k], lower[i][k], x[i]);
      }
    }
    return x;
  }

  /**
   * The inverse. Each strip of columns is solved only from its own first row on: above it the right
   * side is zero, and what is left out there is known from symmetry.
   */
  double[][] inverse() {
    int n = lower.length;
    double[][] inverse = new double[n][n];
    IntStream.range(0, Math.ceilDiv(n, STRIP))
        .parallel()
        .forEach(
            strip -> {
              int from = strip * STRIP;
              int to = Math.min(n, from + STRIP);
              double[][] solved = identityStrip(from, to);
              for (int i = from; i < n; i++) {
                System.arraycopy(solved[i - from], 0, inverse[i], from, to - from);
              }
            });
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        inverse[i][j] = inverse[j][i];
      }
    }
    return inverse;
  }

  private double[][] identityStrip(int from, int to) {
    int n = lower.length;
    double[][] x = new double[n - from][to - from];
    for (int i = from; i < n; i++) {
      double[] row = x[i - from];
      if (i < to) {
        row[i - from] = 1;
      }
      for (int k = from; k < i; k++) {
        subtract(row, lower[i][k], x[k - from]);
      }
      scale(row, 1 / lower[i][i]);
    }
    for (int i = n - 1; i >= from; i--) {
      double[] row = x[i - from];
      scale(row, 1 / lower[i][i]);
      for (int k = from; k < i; k++) {
        subtract(x[k - from], lower[i][k], row);
      }
    }
    return x;
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
