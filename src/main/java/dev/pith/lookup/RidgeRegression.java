package dev.pith.lookup;

import dev.pith.bert.FloatMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the token vectors {@code W} whose weighted sums come nearest to given vectors:
 *
 * <pre>
 *   min over W of  |X W - Y|^2 + ridge * |W - start|^2
 * </pre>
 *
 * <p>Conjugate gradient on the normal equations {@code (X'X + ridge I) W = X'Y + ridge * start},
 * preconditioned by their diagonal; {@code X'X} is never formed. Each step reads the sparse rows
 * once for a block of columns; blocks are of one size and independent, so the result does not
 * depend on the number of threads. Source: Shewchuk 1994, section B3; Hestenes and Stiefel 1952.
 */
public final class RidgeRegression {
  /** So many columns that a block of 20,000 tokens' vectors stays near the cache. */
  private static final int BLOCK_COLUMNS = 64;

  /** Columns whose squared residual has fallen by this factor are done. */
  private static final double TOLERANCE = 1e-10;

  private final TokenBags bags;
  private final int tokens;
  private final double ridge;
  private final int iterations;
  private final float[] diagonal;

  /**
   * @param bags {@code X}
   * @param tokens how many rows {@code W} has
   * @param ridge above 0
   * @param iterations the most steps
   */
  public RidgeRegression(TokenBags bags, int tokens, double ridge, int iterations) {
    if (!(ridge > 0)) {
      throw new IllegalArgumentException("ridge " + ridge + " is not above 0");
    }
    this.bags = bags;
    this.tokens = tokens;
    this.ridge = ridge;
    this.iterations = iterations;
    this.diagonal = diagonal();
  }

  /**
   * Fits all columns.
   *
   * @param targets {@code Y}: a row per text
   * @param start a row per token; what a token without texts stays at
   */
  public FloatMatrix fit(FloatMatrix targets, FloatMatrix start) {
    int columns = targets.columns();
    float[] fitted = start.values().clone();
    IntStream.range(0, Math.ceilDiv(columns, BLOCK_COLUMNS))
        .parallel()
        .forEach(
            block -> {
              int from = block * BLOCK_COLUMNS;
              int width = Math.min(BLOCK_COLUMNS, columns - from);
              float[] part = part(fitted, columns, from, width);
              descend(part, part(targets.values(), columns, from, width), width);
              putPart(part, fitted, columns, from, width);
            });
    return new FloatMatrix(tokens, columns, fitted);
  }

  private void descend(float[] w, float[] y, int width) {
    float[] r = new float[w.length];
    addGradient(w, y, r, width);
    float[] p = new float[w.length];
    float[] q = new float[w.length];
    precondition(r, p, new double[width], width);
    double[] energy = energies(r, width);
    double[] first = energy.clone();
    for (int i = 0; i < iterations && !done(energy, first); i++) {
      applyNormal(p, q, width);
      double[] step = ratio(energy, columnDots(p, q, width));
      advance(w, r, p, q, step, width);
      double[] next = energies(r, width);
      precondition(r, p, ratio(next, energy), width);
      energy = next;
    }
  }

  /** Adds {@code X'(Y - X W)}; {@code W} still stands at {@code start}. */
  private void addGradient(float[] w, float[] y, float[] r, int width) {
    float[] row = new float[width];
    for (int text = 0; text < bags.texts(); text++) {
      gather(text, w, row, width);
      for (int c = 0; c < width; c++) {
        row[c] = y[text * width + c] - row[c];
      }
      scatter(text, row, r, width);
    }
  }

  /** {@code q = (X'X + ridge I) p}. */
  private void applyNormal(float[] p, float[] q, int width) {
    for (int i = 0; i < q.length; i++) {
      q[i] = (float) ridge * p[i];
    }
    float[] row = new float[width];
    for (int text = 0; text < bags.texts(); text++) {
      gather(text, p, row, width);
      scatter(text, row, q, width);
    }
  }

  /** {@code row = x W} for one text. */
  private void gather(int text, float[] w, float[] row, int width) {
    Arrays.fill(row, 0);
    for (int e = bags.starts()[text]; e < bags.starts()[text + 1]; e++) {
      float x = bags.values()[e];
      int at = bags.tokens()[e] * width;
      for (int c = 0; c < width; c++) {
        row[c] += x * w[at + c];
      }
    }
  }

  /** {@code q += x' row} for one text. */
  private void scatter(int text, float[] row, float[] q, int width) {
    for (int e = bags.starts()[text]; e < bags.starts()[text + 1]; e++) {
      float x = bags.values()[e];
      int at = bags.tokens()[e] * width;
      for (int c = 0; c < width; c++) {
        q[at + c] += x * row[c];
      }
    }
  }

  /** {@code w += step p; r -= step q}, a step for each column. */
  private static void advance(
      float[] w, float[] r, float[] p, float[] q, double[] step, int width) {
    float[] steps = new float[width];
    for (int c = 0; c < width; c++) {
      steps[c] = (float) step[c];
    }
    for (int at = 0; at < w.length; at += width) {
      for (int c = 0; c < width; c++) {
        w[at + c] += steps[c] * p[at + c];
        r[at + c] -= steps[c] * q[at + c];
      }
    }
  }

  /** {@code p = r / diagonal + factor p}. */
  private void precondition(float[] r, float[] p, double[] factor, int width) {
    for (int token = 0; token < tokens; token++) {
      float inverse = 1 / diagonal[token];
      int at = token * width;
      for (int c = 0; c < width; c++) {
        p[at + c] = r[at + c] * inverse + (float) factor[c] * p[at + c];
      }
    }
  }

  /** Each column's {@code r' r / diagonal}. */
  private double[] energies(float[] r, int width) {
    double[] sums = new double[width];
    for (int token = 0; token < tokens; token++) {
      double inverse = 1 / diagonal[token];
      int at = token * width;
      for (int c = 0; c < width; c++) {
        sums[c] += inverse * r[at + c] * r[at + c];
      }
    }
    return sums;
  }

  private static double[] columnDots(float[] a, float[] b, int width) {
    double[] sums = new double[width];
    for (int at = 0; at < a.length; at += width) {
      for (int c = 0; c < width; c++) {
        sums[c] += (double) a[at + c] * b[at + c];
      }
    }
    return sums;
  }

  private static double[] ratio(double[] above, double[] below) {
    return IntStream.range(0, above.length)
        .mapToDouble(c -> below[c] > 0 ? above[c] / below[c] : 0)
        .toArray();
  }

  private static boolean done(double[] energy, double[] first) {
    return IntStream.range(0, energy.length).allMatch(c -> energy[c] <= TOLERANCE * first[c]);
  }

  private float[] diagonal() {
    float[] sums = new float[tokens];
    Arrays.fill(sums, (float) ridge);
    for (int e = 0; e < bags.tokens().length; e++) {
      sums[bags.tokens()[e]] += bags.values()[e] * bags.values()[e];
    }
    return sums;
  }

  private static float[] part(float[] values, int columns, int from, int width) {
    float[] part = new float[values.length / columns * width];
    for (int row = 0; row * columns < values.length; row++) {
      System.arraycopy(values, row * columns + from, part, row * width, width);
    }
    return part;
  }

  private static void putPart(float[] part, float[] values, int columns, int from, int width) {
    for (int row = 0; row * columns < values.length; row++) {
      System.arraycopy(part, row * width, values, row * columns + from, width);
    }
  }
}
