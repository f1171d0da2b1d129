package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fits the weights that stay of a projection to make up for those that went:
 *
 * <pre>
 *   min over W  of  mean |x W - y|^2 + lambda |W - W0|^2     W zero where weights went
 * </pre>
 *
 * <p>What SparseGPT approximates (Frantar and Alistarh 2023, section 3.1: each output's own inverse
 * would be exact and too dear), by conjugate gradient on the normal equations, in the subspace of
 * weights that stay, preconditioned by the diagonal. It starts at {@code W0} with the weights gone,
 * and every step lowers the sum: the fit is never worse than no fit.
 */
final class SparseFit {
  /** Outputs that are solved together: their weights stay in the cache. */
  private static final int STRIP = 64;

  private static final int MOST_STEPS = 40;

  /** An output whose squared residual has fallen by this factor is done. */
  private static final double TOLERANCE = 1e-12;

  private final double[][] hessian;
  private final double lambda;

  /**
   * @param gram second moments of the inputs
   * @param lambda above 0
   */
  SparseFit(double[][] gram, double lambda) {
    this.lambda = lambda;
    this.hessian = new double[gram.length][];
    for (int i = 0; i < gram.length; i++) {
      hessian[i] = gram[i].clone();
      hessian[i][i] += lambda;
    }
  }

  /**
   * The fitted weights.
   *
   * @param cross inputs x outputs: moments of inputs with targets
   * @param start {@code W0}
   * @param removed which weights went, row-major
   */
  FloatMatrix fit(double[][] cross, FloatMatrix start, boolean[] removed) {
    float[] fitted = new float[start.values().length];
    IntStream.range(0, Math.ceilDiv(start.columns(), STRIP))
        .parallel()
        .forEach(
            strip -> {
              int from = strip * STRIP;
              int to = Math.min(start.columns(), from + STRIP);
              new Descent(cross, start, removed, from, to).into(fitted);
            });
    return new FloatMatrix(start.rows(), start.columns(), fitted);
  }

  /** A strip of outputs; each of them has its own steps. */
  private final class Descent {
    private final int from;
    private final int width;
    private final int columns;
    private final boolean[] removed;
    private final double[][] w;
    private final double[][] residual;
    private final double[][] direction;
    private final double[][] image;

    Descent(double[][] cross, FloatMatrix start, boolean[] removed, int from, int to) {
      int n = hessian.length;
      this.from = from;
      this.width = to - from;
      this.columns = start.columns();
      this.removed = removed;
      w = new double[n][width];
      residual = new double[n][width];
      direction = new double[n][width];
      image = new double[n][width];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < width; j++) {
          w[i][j] = gone(i, j) ? 0 : start.at(i, from + j);
          residual[i][j] = cross[i][from + j] + lambda * start.at(i, from + j);
        }
      }
    }

    void into(float[] fitted) {
      subtractProduct(w, residual);
      keepToSurvivors(residual);
      double[] energy = energies();
      double[] first = energy.clone();
      advanceDirection(new double[width]);
      for (int step = 0; step < MOST_STEPS && !done(energy, first); step++) {
        for (double[] row : image) {
          Arrays.fill(row, 0);
        }
        subtractProduct(direction, image);
        keepToSurvivors(image);
        move(energy);
        double[] next = energies();
        advanceDirection(ratios(next, energy));
        energy = next;
      }
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < width; j++) {
          fitted[i * columns + from + j] = (float) w[i][j];
        }
      }
    }

    private boolean gone(int input, int output) {
      return removed[input * columns + from + output];
    }

    /** {@code to -= H x}. */
    private void subtractProduct(double[][] x, double[][] to) {
      for (int i = 0; i < to.length; i++) {
        RowCombination.subtract(to[i], 0, width, hessian[i], x, 0, x.length);
      }
    }

    private void keepToSurvivors(double[][] rows) {
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < width; j++) {
          if (gone(i, j)) {
            rows[i][j] = 0;
          }
        }
      }
    }

    /** Goes along each output's direction to its least; {@code image} holds {@code -H p}. */
    private void move(double[] energy) {
      double[] curvature = new double[width];
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < width; j++) {
          curvature[j] -= direction[i][j] * image[i][j];
        }
      }
      double[] step = ratios(energy, curvature);
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < width; j++) {
          w[i][j] += step[j] * direction[i][j];
          residual[i][j] += step[j] * image[i][j];
        }
      }
    }

    /** {@code p = r / diagonal + factor p}. */
    private void advanceDirection(double[] factor) {
      for (int i = 0; i < w.length; i++) {
        double inverse = 1 / hessian[i][i];
        for (int j = 0; j < width; j++) {
          direction[i][j] = residual[i][j] * inverse + factor[j] * direction[i][j];
        }
      }
    }

    /** Each output's {@code r' r / diagonal}. */
    private double[] energies() {
      double[] sums = new double[width];
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < width; j++) {
          sums[j] += residual[i][j] * residual[i][j] / hessian[i][i];
        }
      }
      return sums;
    }
  }

  private static double[] ratios(double[] above, double[] below) {
    return IntStream.range(0, above.length)
        .mapToDouble(j -> below[j] > 0 ? above[j] / below[j] : 0)
        .toArray();
  }

  private static boolean done(double[] energy, double[] first) {
    return IntStream.range(0, energy.length).allMatch(j -> energy[j] <= TOLERANCE * first[j]);
  }
}
