package dev.pith.compress;

/** Takes a combination of rows off a row: the inner loop of the dense solvers. */
final class RowCombination {
  private static final int UNROLLED = 8;

  private RowCombination() {}

  /**
   * {@code target[j] -= sum over k of factors[k] * rows[first + k][j]} for {@code from <= j < to}.
   * Eight rows are taken in one pass, so that the target is read and written an eighth as often.
   *
   * @param count how many factors and rows
   */
  static void subtract(
      double[] target, int from, int to, double[] factors, double[][] rows, int first, int count) {
    int k = 0;
    for (; k + UNROLLED <= count; k += UNROLLED) {
      subtractEight(target, from, to, factors, k, rows, first + k);
    }
    for (; k < count; k++) {
      double factor = -factors[k];
      double[] row = rows[first + k];
      for (int j = from; j < to; j++) {
        target[j] = Math.fma(factor, row[j], target[j]);
      }
    }
  }

  private static void subtractEight(
      double[] target, int from, int to, double[] factors, int k, double[][] rows, int first) {
    double f0 = factors[k];
    double f1 = factors[k + 1];
    double f2 = factors[k + 2];
    double f3 = factors[k + 3];
    double f4 = factors[k + 4];
    double f5 = factors[k + 5];
    double f6 = factors[k + 6];
    double f7 = factors[k + 7];
    double[] r0 = rows[first];
    double[] r1 = rows[first + 1];
    double[] r2 = rows[first + 2];
    double[] r3 = rows[first + 3];
    double[] r4 = rows[first + 4];
    double[] r5 = rows[first + 5];
    double[] r6 = rows[first + 6];
    double[] r7 = rows[first + 7];
    for (int j = from; j < to; j++) {
      double even = Math.fma(f0, r0[j], Math.fma(f2, r2[j], Math.fma(f4, r4[j], f6 * r6[j])));
      double odd = Math.fma(f1, r1[j], Math.fma(f3, r3[j], Math.fma(f5, r5[j], f7 * r7[j])));
      target[j] -= even + odd;
    }
  }
}
