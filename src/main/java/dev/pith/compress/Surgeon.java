package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Linear;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Removes groups of inputs from a least-squares fit, one after the other, those left making up for
 * what is lost: optimal brain surgeon (Hassibi and Stork 1993) on blocks.
 *
 * <pre>
 *   J(W)  = mean |x W - y|^2 + lambda |W - W0|^2      x, y centred; W0 the weights so far
 *   H     = G + lambda I                               P = inverse of H
 *   rise of group g   = trace( W_g' inv(P_gg) W_g )     of J when W_g is held at 0
 *   alone of group g  = trace( W0_g' H_gg W0_g )        the same, had W0 fitted and no other moved
 * </pre>
 *
 * <p>Which group goes next is for a {@link RemovalOrder} to say: by the rise, if nothing else is
 * asked for.
 *
 * <p>Not safe for use by two threads at once.
 */
final class Surgeon {
  private final NormalEquations equations;
  private final double lambda;
  private final FloatMatrix start;
  private final int groupSize;
  private final RemovalOrder order;
  private final PackedInverse inverse;
  private final double[][] weights;
  private final double[] squares;
  private final double[] alone;
  private final boolean[] removed;

  /** A surgeon that goes by the rise. */
  Surgeon(NormalEquations equations, FloatMatrix start, double ridge, int groupSize) {
    this(equations, start, ridge, groupSize, new RemovalOrder.Rise());
  }

  /**
   * Fits all inputs first.
   *
   * @param start the weights so far, inputs x targets
   * @param ridge lambda as a share of the inputs' mean variance
   * @param groupSize inputs per group; divides the number of inputs
   * @param order of removals
   */
  Surgeon(
      NormalEquations equations,
      FloatMatrix start,
      double ridge,
      int groupSize,
      RemovalOrder order) {
    this.equations = equations;
    this.start = start;
    this.groupSize = groupSize;
    this.order = order;
    this.lambda = ridge * equations.meanVariance() + Float.MIN_NORMAL;
    int[] all = IntStream.range(0, equations.inputs()).toArray();
    Cholesky factor = Cholesky.of(hessian(all));
    this.inverse = new PackedInverse(factor.inverse());
    this.weights = factor.solve(rightSide(all));
    this.squares = Arrays.stream(weights).mapToDouble(Surgeon::squaredNorm).toArray();
    this.removed = new boolean[equations.inputs() / groupSize];
    this.alone = IntStream.range(0, removed.length).mapToDouble(this::alone).toArray();
  }

  int groups() {
    return removed.length;
  }

  /** Groups that are still there. */
  boolean[] removedGroups() {
    return removed.clone();
  }

  /**
   * Removes the group that the order has next.
   *
   * @return its price, as a share of the targets' energy
   */
  double removeCheapest() {
    int cheapest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < removed.length; group++) {
      if (!removed[group]) {
        double rank = order.rank(loss(group));
        if (cheapest < 0 || rank < least) {
          least = rank;
          cheapest = group;
        }
      }
    }
    double price = order.price(loss(cheapest));
    remove(cheapest);
    return Math.max(0, price) / equations.targetEnergy();
  }

  private RemovalOrder.Loss loss(int group) {
    double squaredWeights = 0;
    for (int input = group * groupSize; input < (group + 1) * groupSize; input++) {
      squaredWeights += squares[input];
    }
    return new RemovalOrder.Loss(group, squaredWeights, rise(group), alone[group]);
  }

  /** The best projection from the inputs that are left. */
  Linear fit() {
    return projection(kept());
  }

  /**
   * The best projection from the inputs that are left, as it will run. None can be removed any
   * more.
   */
  Linear fit(Precision.Rounding rounding) {
    int[] kept = kept();
    rounding.coarse().ifPresent(range -> CompensatedRounding.round(weights, kept, inverse, range));
    return projection(kept);
  }

  private int[] kept() {
    return IntStream.range(0, equations.inputs()).filter(i -> !removed[i / groupSize]).toArray();
  }

  private Linear projection(int[] kept) {
    int targets = equations.targets();
    float[] values = new float[kept.length * targets];
    double[] bias = equations.targetMean().clone();
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < targets; j++) {
        values[i * targets + j] = (float) weights[kept[i]][j];
        bias[j] -= equations.inputMean()[kept[i]] * weights[kept[i]][j];
      }
    }
    float[] floatBias = new float[targets];
    for (int j = 0; j < targets; j++) {
      floatBias[j] = (float) bias[j];
    }
    return new Linear(new FloatMatrix(kept.length, targets, values), floatBias);
  }

  private double alone(int group) {
    int first = group * groupSize;
    double trace = 0;
    for (int i = first; i < first + groupSize; i++) {
      for (int j = first; j < first + groupSize; j++) {
        double entry = equations.gram()[i][j] + (i == j ? lambda : 0);
        for (int k = 0; k < equations.targets(); k++) {
          trace += entry * start.at(i, k) * start.at(j, k);
        }
      }
    }
    return trace;
  }

  private double rise(int group) {
    int first = group * groupSize;
    if (groupSize == 1) {
      return squares[first] / inverse.diagonal(inverse.placeOf(first));
    }
    double[][] block = new double[groupSize][groupSize];
    double[][] rows = new double[groupSize][];
    for (int i = 0; i < groupSize; i++) {
      for (int j = 0; j < groupSize; j++) {
        block[i][j] = inverse.at(first + i, first + j);
      }
      rows[i] = weights[first + i];
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
      inverse.eliminate(
          input, weights[input], weights, other -> squares[other] = squaredNorm(weights[other]));
    }
    removed[group] = true;
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

  private static double squaredNorm(double[] row) {
    double even = 0;
    double odd = 0;
    for (int j = 0; j + 1 < row.length; j += 2) {
      even = Math.fma(row[j], row[j], even);
      odd = Math.fma(row[j + 1], row[j + 1], odd);
    }
    double last = row.length % 2 == 0 ? 0 : row[row.length - 1];
    return even + odd + last * last;
  }
}
