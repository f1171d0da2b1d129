package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.quantize.AffineQuantization;
import dev.pith.quantize.IntegerRange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Rounds a least-squares fit to few bits, one input after the other; those that are not rounded yet
 * make up for what each loses (GPTQ, Frantar et al. 2023, arXiv 2210.17323, section 3, with the
 * inputs that vary most first).
 *
 * <pre>
 *   e   = w_i - round(w_i)                         a scale per output, found before
 *   w_j -= e P_ji / P_ii      for the inputs left   P: inverse of their moments
 * </pre>
 */
final class CompensatedRounding {
  private final double[][] weights;
  private final PackedInverse inverse;
  private final List<AffineQuantization> outputs;

  private CompensatedRounding(
      double[][] weights, PackedInverse inverse, List<AffineQuantization> outputs) {
    this.weights = weights;
    this.inverse = inverse;
    this.outputs = outputs;
  }

  /**
   * Rounds in place.
   *
   * @param weights inputs x outputs
   * @param inputs the rows to be rounded
   * @param inverse over these inputs; none is left in it
   * @param range the integers used
   */
  static void round(double[][] weights, int[] inputs, PackedInverse inverse, IntegerRange range) {
    List<AffineQuantization> laws = Int8Quantization.laws(floats(weights, inputs), range);
    new CompensatedRounding(weights, inverse, laws).round(inputs);
  }

  private static FloatMatrix floats(double[][] weights, int[] inputs) {
    int outputs = weights[inputs[0]].length;
    float[] values = new float[inputs.length * outputs];
    for (int i = 0; i < inputs.length; i++) {
      for (int j = 0; j < outputs; j++) {
        values[i * outputs + j] = (float) weights[inputs[i]][j];
      }
    }
    return new FloatMatrix(inputs.length, outputs, values);
  }

  private void round(int[] inputs) {
    Comparator<Integer> variedFirst =
        Comparator.comparingDouble(input -> inverse.diagonal(inverse.placeOf(input)));
    int[] order =
        Arrays.stream(inputs).boxed().sorted(variedFirst).mapToInt(Integer::intValue).toArray();
    for (int input : order) {
      inverse.eliminate(input, rounded(weights[input]), weights, changed -> {});
    }
  }

  /** Rounds a row in place and gives what it lost. */
  private double[] rounded(double[] row) {
    double[] lost = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      AffineQuantization law = outputs.get(j);
      float nearest = law.dequantize(law.quantize((float) row[j]));
      lost[j] = row[j] - nearest;
      row[j] = nearest;
    }
    return lost;
  }
}
