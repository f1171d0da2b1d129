package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Linear;
import java.util.Arrays;

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
  private final double[][] change;

  /**
   * Solves once for all projections that read these inputs.
   *
   * @param moments of the cut inputs with the full ones
   * @param ridge lambda as a share of the inputs' mean variance
   */
  ProjectionRefit(NormalEquations moments, double ridge) {
    this.moments = moments;
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
    this.change = Cholesky.of(left).solve(right);
  }

  Linear of(Linear old) {
    FloatMatrix before = old.weight().toFloats();
    float[] after = new float[before.values().length];
    double[] bias = new double[old.outputs()];
    double[] row = new double[old.outputs()];
    for (int i = 0; i < before.rows(); i++) {
      Arrays.fill(row, 0);
      for (int k = 0; k < before.rows(); k++) {
        for (int j = 0; j < row.length; j++) {
          row[j] += change[i][k] * before.at(k, j);
        }
      }
      for (int j = 0; j < row.length; j++) {
        after[i * row.length + j] = (float) row[j];
        bias[j] += moments.targetMean()[i] * before.at(i, j) - moments.inputMean()[i] * row[j];
      }
    }
    float[] floatBias = old.bias().clone();
    for (int j = 0; j < floatBias.length; j++) {
      floatBias[j] += (float) bias[j];
    }
    return new Linear(new FloatMatrix(before.rows(), before.columns(), after), floatBias);
  }
}
