package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Linear;
import java.util.stream.IntStream;

/**
 * Refits projections so that they give, on the inputs that a cut encoder really has, what they gave
 * on the full encoder's.
 *
 * <pre>
 *   W = argmin  mean |(x - mx) W - (f - mf) W0|^2 + lambda |W - W0|^2
 *     = inv(X'X + lambda I) (X'F + lambda I) W0        x: cut inputs, f: full inputs
 *   b = b0 + mf W0 - mx W
 * </pre>
 */
final class ProjectionRefit {
  private final NormalEquations moments;
  private final Cholesky factor;
  private final double[][] change;
  private final Precision.Rounding rounding;

  /**
   * Solves once for all projections that read these inputs.
   *
   * @param moments of the cut inputs with the full ones
   * @param ridge lambda as a share of the inputs' mean variance
   * @param rounding how projections will run
   */
  ProjectionRefit(NormalEquations moments, double ridge, Precision.Rounding rounding) {
    this.moments = moments;
    this.rounding = rounding;
    double lambda = ridge * moments.meanVariance() + Float.MIN_NORMAL;
    int n = moments.inputs();
    double[][] left = new double[n][];
    double[][] right = new double[n][];
    for (int i = 0; i < n; i++) {
      left[i] = moments.gram()[i].clone();
      right[i] = moments.cross()[i].clone();
      left[i][i] += lambda;
      right[i][i] += lambda;
    }
    this.factor = Cholesky.of(left);
    this.change = factor.solve(right);
  }

  Linear of(Linear old) {
    FloatMatrix before = old.weight().toFloats();
    double[][] after = changed(before);
    rounding
        .coarse()
        .ifPresent(
            range -> {
              int[] inputs = IntStream.range(0, after.length).toArray();
              PackedInverse inverse = new PackedInverse(factor.inverse());
              CompensatedRounding.round(after, inputs, inverse, range);
            });
    return projection(before, after, old.bias());
  }

  private double[][] changed(FloatMatrix before) {
    double[][] after = new double[before.rows()][before.columns()];
    for (int i = 0; i < before.rows(); i++) {
      double[] row = after[i];
      for (int k = 0; k < before.rows(); k++) {
        for (int j = 0; j < row.length; j++) {
          row[j] += change[i][k] * before.at(k, j);
        }
      }
    }
    return after;
  }

  private Linear projection(FloatMatrix before, double[][] after, float[] oldBias) {
    int outputs = before.columns();
    float[] values = new float[before.values().length];
    double[] moved = new double[outputs];
    for (int i = 0; i < after.length; i++) {
      for (int j = 0; j < outputs; j++) {
        values[i * outputs + j] = (float) after[i][j];
        moved[j] +=
            moments.targetMean()[i] * before.at(i, j) - moments.inputMean()[i] * after[i][j];
      }
    }
    float[] bias = oldBias.clone();
    for (int j = 0; j < outputs; j++) {
      bias[j] += (float) moved[j];
    }
    return new Linear(new FloatMatrix(before.rows(), outputs, values), bias);
  }
}
