package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Linear;
import java.util.stream.IntStream;

/**
 * Removes groups of inputs from a least-squares fit, cheapest first, the others making up for what
 * is lost: optimal brain surgeon (Hassibi and Stork 1993) on blocks.
 *
 * <pre>
 *   J(W)  = mean |x W - y|^2 + lambda |W - W0|^2      x, y centred; W0 the weights so far
 *   H     = G + lambda I                               P = inverse of H
 *   cost of group g  = trace( W_g' inv(P_gg) W_g )     rise of J when W_g is held at 0
 * </pre>
 *
 * <p>Not safe for use by two threads at once.
 */
final class Surgeon {
  private static final int BANDS = 4;
  private static final int ROWS_WORTH_A_THREAD = 128;

  private final NormalEquations equations;
  private final double lambda;
  private final FloatMatrix start;
  private final int groupSize;
  private final double[][] inverse;
  private final double[][] weights;
  private final boolean[] removed;
  private final int[] placeOf;
  private final int[] inputAt;
  private int left;

  /**
   * Fits all inputs first.
   *
   * @param start the weights so far, inputs x targets
   * @param ridge lambda as a share of the inputs' mean variance
   * @param groupSize inputs per group; divides the number of inputs
   */
  Surgeon(NormalEquations equations, FloatMatrix start, double ridge, int groupSize) {
    this.equations = equations;
    this.start = start;
    this.groupSize = groupSize;
    this.lambda = ridge * meanVariance(equations) + Float.MIN_NORMAL;
    int[] all = IntStream.range(0, equations.inputs()).toArray();
    Cholesky factor = Cholesky.of(hessian(all));
    this.inverse = factor.inverse();
    this.weights = factor.solve(rightSide(all));
    this.removed = new boolean[equations.inputs() / groupSize];
    this.placeOf = all.clone();
    this.inputAt = all.clone();
    this.left = all.length;
  }

  int groups() {
    return removed.length;
  }

  /** Groups that are still there. */
  boolean[] removedGroups() {
    return removed.clone();
  }

  /**
   * Removes the cheapest group.
   *
   * @return the rise of the error, as a share of the targets' energy
   */
  double removeCheapest() {
    int cheapest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < removed.length; group++) {
      if (!removed[group]) {
        double cost = cost(group);
        if (cheapest < 0 || cost < least) {
          least = cost;
          cheapest = group;
        }
      }
    }
    remove(cheapest);
    return Math.max(0, least) / equations.targetEnergy();
  }

  /** The best projection from the inputs that are left. */
  Linear fit() {
    int[] kept =
        IntStream.range(0, equations.inputs()).filter(i -> !removed[i / groupSize]).toArray();
    double[][] solved = Cholesky.of(hessian(kept)).solve(rightSide(kept));
    int targets = equations.targets();
    float[] values = new float[kept.length * targets];
    double[] bias = equations.targetMean().clone();
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < targets; j++) {
        values[i * targets + j] = (float) solved[i][j];
        bias[j] -= equations.inputMean()[kept[i]] * solved[i][j];
      }
    }
    float[] floatBias = new float[targets];
    for (int j = 0; j < targets; j++) {
      floatBias[j] = (float) bias[j];
    }
    return new Linear(new FloatMatrix(kept.length, targets, values), floatBias);
  }

  private double cost(int group) {
    int first = group * groupSize;
    if (groupSize == 1) {
      int place = placeOf[first];
      return squaredNorm(weights[place]) / inverse[place][place];
    }
    double[][] block = new double[groupSize][groupSize];
    double[][] rows = new double[groupSize][];
    for (int i = 0; i < groupSize; i++) {
      int place = placeOf[first + i];
      for (int j = 0; j < groupSize; j++) {
        block[i][j] = inverse[place][placeOf[first + j]];
      }
      rows[i] = weights[place];
    }
    double[][] solved = Cholesky.of(block).solve(rows);
    double trace = 0;
    for (int i = 0; i < groupSize; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        trace += rows[i][j] * solved[i][j];
      }
    }
    return trace;
  }

  /** Block elimination, one input after the other. */
  private void remove(int group) {
    for (int input = group * groupSize; input < (group + 1) * groupSize; input++) {
      eliminate(input);
    }
    removed[group] = true;
  }

  /**
   * Takes one input out of the system. Inputs that are left are packed at the front of the arrays,
   * so that the work shrinks with them.
   */
  private void eliminate(int input) {
    int last = left - 1;
    swap(placeOf[input], last);
    double[] pivotRow = inverse[last];
    double pivot = pivotRow[last];
    int bands = Math.max(1, Math.min(BANDS, last / ROWS_WORTH_A_THREAD));
    IntStream.range(0, bands)
        .parallel()
        .forEach(
            band -> {
              for (int row = last * band / bands; row < last * (band + 1) / bands; row++) {
                double factor = pivotRow[row] / pivot;
                subtract(inverse[row], factor, pivotRow, last);
                subtract(weights[row], factor, weights[last], equations.targets());
              }
            });
    left = last;
  }

  /** Exchanges two places in both dimensions. */
  private void swap(int a, int b) {
    double[] row = inverse[a];
    inverse[a] = inverse[b];
    inverse[b] = row;
    double[] weightRow = weights[a];
    weights[a] = weights[b];
    weights[b] = weightRow;
    for (int i = 0; i < left; i++) {
      double value = inverse[i][a];
      inverse[i][a] = inverse[i][b];
      inverse[i][b] = value;
    }
    int inputAtA = inputAt[a];
    inputAt[a] = inputAt[b];
    inputAt[b] = inputAtA;
    placeOf[inputAt[a]] = a;
    placeOf[inputAt[b]] = b;
  }

  private double[][] hessian(int[] kept) {
    double[][] hessian = new double[kept.length][kept.length];
    for (int i = 0; i < kept.length; i++) {
      double[] row = equations.gram()[kept[i]];
      for (int j = 0; j < kept.length; j++) {
        hessian[i][j] = row[kept[j]];
      }
      hessian[i][i] += lambda;
    }
    return hessian;
  }

  private double[][] rightSide(int[] kept) {
    double[][] right = new double[kept.length][];
    for (int i = 0; i < kept.length; i++) {
      right[i] = equations.cross()[kept[i]].clone();
      for (int j = 0; j < right[i].length; j++) {
        right[i][j] += lambda * start.at(kept[i], j);
      }
    }
    return right;
  }

  private static double meanVariance(NormalEquations equations) {
    double sum = 0;
    for (int i = 0; i < equations.inputs(); i++) {
      sum += equations.gram()[i][i];
    }
    return sum / equations.inputs();
  }

  private static double squaredNorm(double[] row) {
    double sum = 0;
    for (double value : row) {
      sum += value * value;
    }
    return sum;
  }

  private static void subtract(double[] from, double factor, double[] row, int length) {
    for (int j = 0; j < length; j++) {
      from[j] -= factor * row[j];
    }
  }
}
