package dev.pith.compress;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The inverse of a symmetric matrix from which inputs are taken out one after the other. Inputs
 * that are left are packed at the front, so that the work shrinks with them.
 *
 * <pre>
 *   without input p:   P[i][j] -= P[i][p] P[p][j] / P[p][p]
 * </pre>
 *
 * <p>The subtractions are held back and made for several inputs in one pass over the matrix; rows
 * are brought up to date when they are read. Not safe for use by two threads at once.
 */
final class PackedInverse {
  private static final int HELD_BACK = 32;
  private static final int ROWS_WORTH_A_THREAD = 128;

  private final double[][] stale;
  private final double[] diagonal;
  private final int[] placeOf;
  private final int[] inputAt;
  private final double[][] pending = new double[HELD_BACK][];
  private int pendingCount;
  private int left;

  /**
   * Takes over {@code inverse}.
   *
   * @param inverse symmetric and positive definite; is changed from here on
   */
  PackedInverse(double[][] inverse) {
    this.stale = inverse;
    this.left = inverse.length;
    this.placeOf = IntStream.range(0, left).toArray();
    this.inputAt = placeOf.clone();
    this.diagonal = new double[left];
    for (int i = 0; i < left; i++) {
      diagonal[i] = inverse[i][i];
    }
  }

  int left() {
    return left;
  }

  int placeOf(int input) {
    return placeOf[input];
  }

  double diagonal(int place) {
    return diagonal[place];
  }

  /** The element for two inputs that are left. */
  double at(int inputA, int inputB) {
    int a = placeOf[inputA];
    int b = placeOf[inputB];
    double value = stale[a][b];
    for (int k = 0; k < pendingCount; k++) {
      value -= pending[k][a] * pending[k][b];
    }
    return value;
  }

  /**
   * Takes an input out; the one at the last place moves to its place.
   *
   * @return by place, {@code P[place][input] / P[input][input]} of the inputs that are left
   */
  double[] remove(int input) {
    int last = left - 1;
    swap(placeOf[input], last);
    double[] row = stale[last];
    double[] factors = new double[pendingCount];
    for (int k = 0; k < pendingCount; k++) {
      factors[k] = pending[k][last];
    }
    RowCombination.subtract(row, 0, left, factors, pending, 0, pendingCount);
    double pivot = row[last];
    double root = Math.sqrt(pivot);
    double[] ratios = new double[last];
    double[] scaled = new double[last];
    for (int j = 0; j < last; j++) {
      ratios[j] = row[j] / pivot;
      scaled[j] = row[j] / root;
      diagonal[j] -= scaled[j] * scaled[j];
    }
    pending[pendingCount++] = scaled;
    left = last;
    if (pendingCount == HELD_BACK) {
      settle();
    }
    return ratios;
  }

  /**
   * Takes an input out of a fit; the weights of those that are left make up for it.
   *
   * <pre>
   *   rows[other] -= gone P[other][input] / P[input][input]
   * </pre>
   *
   * @param gone what the input gave, for each output
   * @param rows weights of every input; those that are left change
   * @param changed told of each of them, by several threads
   */
  void eliminate(int input, double[] gone, double[][] rows, IntConsumer changed) {
    double[] ratios = remove(input);
    IntStream places = IntStream.range(0, ratios.length);
    (ratios.length < ROWS_WORTH_A_THREAD ? places : places.parallel())
        .forEach(
            place -> {
              double[] row = rows[inputAt[place]];
              for (int j = 0; j < row.length; j++) {
                row[j] -= ratios[place] * gone[j];
              }
              changed.accept(inputAt[place]);
            });
  }

  private void settle() {
    int count = pendingCount;
    IntStream.range(0, left)
        .parallel()
        .forEach(
            i -> {
              double[] factors = new double[count];
              for (int k = 0; k < count; k++) {
                factors[k] = pending[k][i];
              }
              RowCombination.subtract(stale[i], 0, left, factors, pending, 0, count);
            });
    pendingCount = 0;
  }

  /** Exchanges two places in both dimensions. */
  private void swap(int a, int b) {
    if (a == b) {
      return;
    }
    double[] row = stale[a];
    stale[a] = stale[b];
    stale[b] = row;
    for (int i = 0; i < left; i++) {
      swap(stale[i], a, b);
    }
    for (int k = 0; k < pendingCount; k++) {
      swap(pending[k], a, b);
    }
    swap(diagonal, a, b);
    int input = inputAt[a];
    inputAt[a] = inputAt[b];
    inputAt[b] = input;
    placeOf[inputAt[a]] = a;
    placeOf[inputAt[b]] = b;
  }

  private static void swap(double[] values, int a, int b) {
    double value = values[a];
    values[a] = values[b];
    values[b] = value;
  }
}
