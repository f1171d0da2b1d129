package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import java.util.stream.IntStream;

/**
 * A square matrix that turns unit vectors towards others, fitted by ridge regression that pulls
 * towards the identity rather than towards zero: where texts say little, vectors stay.
 *
 * <pre>
 *   A = argmin |P A - F|^2 + lambda |A - I|^2 = (P'P + lambda I)^-1 (P'F + lambda I)
 * </pre>
 *
 * @param matrix width x width
 * @param ridge lambda as a share of the mean squared number, that which did best on rows held back;
 *     infinite, with the identity as the matrix, when none did better than leaving vectors alone
 * @param cosineBefore mean cosine of the rows held back, -1 to 1
 * @param cosineAfter the same behind the matrix; a little too good, because the same rows chose the
 *     ridge
 */
record OutputMap(FloatMatrix matrix, double ridge, double cosineBefore, double cosineAfter) {
  private static final double[] RIDGES = {1e-4, 1e-3, 1e-2, 1e-1, 1};
  private static final int HELD_BACK_EVERY = 8;

  /**
   * Fits on seven of eight rows and chooses by the eighth.
   *
   * @param from a row per text, more than eight
   * @param to the same shape
   */
  static OutputMap fit(FloatMatrix from, FloatMatrix to) {
    int[] shown =
        IntStream.range(0, from.rows()).filter(row -> row % HELD_BACK_EVERY != 0).toArray();
    int[] held =
        IntStream.range(0, from.rows()).filter(row -> row % HELD_BACK_EVERY == 0).toArray();
    double[][] gram = products(from.selectRows(shown), from.selectRows(shown));
    double[][] cross = products(from.selectRows(shown), to.selectRows(shown));
    FloatMatrix heldFrom = from.selectRows(held);
    FloatMatrix heldTo = to.selectRows(held);
    FloatMatrix identity = matrix(identity(from.columns()));
    double before = cosine(heldFrom, identity, heldTo);
    OutputMap best = new OutputMap(identity, Double.POSITIVE_INFINITY, before, before);
    for (double ridge : RIDGES) {
      FloatMatrix matrix = solve(gram, cross, ridge * meanSquare(gram));
      double after = cosine(heldFrom, matrix, heldTo);
      if (after > best.cosineAfter) {
        best = new OutputMap(matrix, ridge, before, after);
      }
    }
    return best;
  }

  private static double[][] products(FloatMatrix a, FloatMatrix b) {
    double[][] products = new double[a.columns()][b.columns()];
    IntStream.range(0, a.columns())
        .parallel()
        .forEach(
            column -> {
              for (int row = 0; row < a.rows(); row++) {
                addTo(products[column], a.at(row, column), b, row);
              }
            });
    return products;
  }

  private static void addTo(double[] sums, double factor, FloatMatrix matrix, int row) {
    float[] values = matrix.values();
    int from = row * sums.length;
    for (int j = 0; j < sums.length; j++) {
      sums[j] += factor * values[from + j];
    }
  }

  private static double meanSquare(double[][] gram) {
    return IntStream.range(0, gram.length).mapToDouble(i -> gram[i][i]).sum() / gram.length;
  }

  private static FloatMatrix solve(double[][] gram, double[][] cross, double lambda) {
    return matrix(Cholesky.of(raised(gram, lambda)).solve(raised(cross, lambda)));
  }

  private static double[][] identity(int width) {
    return raised(new double[width][width], 1);
  }

  /** A copy with {@code by} added to the diagonal. */
  private static double[][] raised(double[][] square, double by) {
    double[][] raised = new double[square.length][];
    for (int i = 0; i < square.length; i++) {
      raised[i] = square[i].clone();
      raised[i][i] += by;
    }
    return raised;
  }

  /**
   * Rounded to float16, in which it is stored: a tenth of a percent of a number matters nothing.
   */
  private static FloatMatrix matrix(double[][] rows) {
    int width = rows.length;
    float[] values = new float[width * width];
    for (int at = 0; at < values.length; at++) {
      values[at] = half((float) rows[at / width][at % width]);
    }
    return new FloatMatrix(width, width, values);
  }

  private static float half(float value) {
    return Float.float16ToFloat(Float.floatToFloat16(value));
  }

  private static double cosine(FloatMatrix from, FloatMatrix matrix, FloatMatrix to) {
    return IntStream.range(0, from.rows())
        .parallel()
        .mapToDouble(row -> cosine(mapped(from, row, matrix), to, row))
        .average()
        .orElseThrow();
  }

  private static double[] mapped(FloatMatrix from, int row, FloatMatrix matrix) {
    double[] mapped = new double[matrix.columns()];
    for (int i = 0; i < from.columns(); i++) {
      addTo(mapped, from.at(row, i), matrix, i);
    }
    return mapped;
  }

  private static double cosine(double[] found, FloatMatrix to, int row) {
    double dot = 0;
    double squares = 0;
    double others = 0;
    for (int j = 0; j < found.length; j++) {
      dot += found[j] * to.at(row, j);
      squares += found[j] * found[j];
      others += (double) to.at(row, j) * to.at(row, j);
    }
    return dot / Math.sqrt(squares * others);
  }
}
