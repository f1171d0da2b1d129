package dev.pith.compress;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Solves with symmetric positive definite matrices (Golub and Van Loan, section 4.2). */
final class Cholesky {
  /** Columns that are factored, or solved for, together: they stay in the cache. */
  private static final int PANEL = 64;

  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /**
   * Factors {@code matrix = L L'}, panel by panel.
   *
   * @throws ArithmeticException when the matrix is not positive definite
   */
  static Cholesky of(double[][] matrix) {
    int n = matrix.length;
    double[][] lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = Arrays.copyOf(matrix[i], i + 1);
    }
    for (int from = 0; from < n; from += PANEL) {
      int to = Math.min(n, from + PANEL);
      factorPanel(lower, from, to);
      eliminate(lower, from, to);
    }
    return new Cholesky(lower);
  }

  private static void factorPanel(double[][] lower, int from, int to) {
    for (int k = from; k < to; k++) {
      double pivot = lower[k][k];
      if (!(pivot > 0)) {
        throw new ArithmeticException("pivot " + k + " is " + pivot + ": not positive definite");
      }
      double root = Math.sqrt(pivot);
      lower[k][k] = root;
      for (int i = k + 1; i < lower.length; i++) {
        lower[i][k] /= root;
      }
      for (int i = k + 1; i < lower.length; i++) {
        double factor = lower[i][k];
        for (int j = k + 1; j < Math.min(to, i + 1); j++) {
          lower[i][j] -= factor * lower[j][k];
        }
      }
    }
  }

  /** Takes a factored panel out of all columns behind it. */
  private static void eliminate(double[][] lower, int from, int to) {
    int n = lower.length;
    double[][] columns = new double[to - from][n];
    for (int i = to; i < n; i++) {
      for (int k = from; k < to; k++) {
        columns[k - from][i] = lower[i][k];
      }
    }
    IntStream.range(to, n)
        .parallel()
        .forEach(
            i -> {
              double[] factors = Arrays.copyOfRange(lower[i], from, to);
              RowCombination.subtract(lower[i], to, i + 1, factors, columns, 0, to - from);
            });
  }

  /** Solves {@code matrix X = right} for all columns of {@code right} at once. */
  double[][] solve(double[][] right) {
    int n = lower.length;
    int columns = right[0].length;
    double[][] x = new double[n][columns];
    IntStream.range(0, Math.ceilDiv(columns, PANEL))
        .parallel()
        .forEach(
            strip -> {
              int from = strip * PANEL;
              int to = Math.min(columns, from + PANEL);
              double[][] solved = new double[n][];
              for (int i = 0; i < n; i++) {
                solved[i] = Arrays.copyOfRange(right[i], from, to);
              }
              solveStrip(solved, 0);
              for (int i = 0; i < n; i++) {
                System.arraycopy(solved[i], 0, x[i], from, to - from);
              }
            });
    return x;
  }

  /**
   * The inverse. Each strip of columns is solved only from its own first row on: above it the right
   * side is zero, and what is left out there is known from symmetry.
   */
  double[][] inverse() {
    int n = lower.length;
    double[][] inverse = new double[n][n];
    IntStream.range(0, Math.ceilDiv(n, PANEL))
        .parallel()
        .forEach(
            strip -> {
              int from = strip * PANEL;
              int to = Math.min(n, from + PANEL);
              double[][] solved = new double[n - from][to - from];
              for (int i = from; i < to; i++) {
                solved[i - from][i - from] = 1;
              }
              solveStrip(solved, from);
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

  /** Solves in place for rows {@code from} and on; rows before are zero on the right side. */
  private void solveStrip(double[][] x, int from) {
    int n = lower.length;
    int width = x[0].length;
    double[] column = new double[n];
    for (int i = from; i < n; i++) {
      double[] factors = from == 0 ? lower[i] : Arrays.copyOfRange(lower[i], from, i);
      RowCombination.subtract(x[i - from], 0, width, factors, x, 0, i - from);
      scale(x[i - from], 1 / lower[i][i]);
    }
    for (int i = n - 1; i >= from; i--) {
      for (int k = i + 1; k < n; k++) {
        column[k - i - 1] = lower[k][i];
      }
      RowCombination.subtract(x[i - from], 0, width, column, x, i + 1 - from, n - i - 1);
      scale(x[i - from], 1 / lower[i][i]);
    }
  }

  private static void scale(double[] row, double factor) {
    for (int j = 0; j < row.length; j++) {
      row[j] *= factor;
    }
  }
}
