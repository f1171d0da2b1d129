package dev.pith.lookup;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Matrix;
import dev.pith.onnx.OnnxModel;

/**
 * A static encoder: a vector for each token, with the token's weight folded in.
 *
 * <p>The vector of a text is the sum of its tokens' vectors, scaled to unit length; order does not
 * matter. The row of the token that stands in front of every text is what the vector of the empty
 * text is.
 *
 * @param table a row per token id; rows of padding are zero
 */
public record TokenVectors(Matrix table) {
  /** Length of a text's vector. */
  public int dimension() {
    return table.columns();
  }

  /** The vector of a text in plain arithmetic; what {@link #toModel} does is held against it. */
  public float[] embed(long[] ids) {
    FloatMatrix rows = table.toFloats();
    double[] sum = new double[dimension()];
    for (long id : ids) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += rows.at(Math.toIntExact(id), d);
      }
    }
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    float[] unit = new float[sum.length];
    for (int d = 0; d < unit.length; d++) {
      unit[d] = (float) (sum[d] / Math.sqrt(squares));
    }
    return unit;
  }

  /** The encoder as a graph. */
  public OnnxModel toModel() {
    return LookupGraph.of(table);
  }
}
