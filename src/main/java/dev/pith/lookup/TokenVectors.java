package dev.pith.lookup;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Int8Matrix;
import dev.pith.bert.Matrix;
import dev.pith.onnx.OnnxModel;
import java.util.Objects;

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

  /**
   * The sum of a text's rows. Safe for use by many threads at once.
   *
   * @throws IndexOutOfBoundsException when an id has no row
   */
  public float[] sum(long[] ids) {
    return table instanceof Int8Matrix ints ? sum(ints, ids) : sum(table.toFloats(), ids);
  }

  private static float[] sum(Int8Matrix table, long[] ids) {
    float[] sum = new float[table.columns()];
    for (long id : ids) {
      int row = row(id, table);
      addScaled(table.values(), row * sum.length, table.scales()[row], sum);
    }
    return sum;
  }

  private static float[] sum(FloatMatrix table, long[] ids) {
    float[] sum = new float[table.columns()];
    for (long id : ids) {
      addRow(table.values(), row(id, table) * sum.length, sum);
    }
    return sum;
  }

  private static int row(long id, Matrix table) {
    return Math.toIntExact(Objects.checkIndex(id, (long) table.rows()));
  }

  // Both loops are as plain as they are so that the compiler turns them into vector instructions.

  private static void addScaled(byte[] values, int from, float scale, float[] sum) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] += scale * values[from + d];
    }
  }

  private static void addRow(float[] values, int from, float[] sum) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] += values[from + d];
    }
  }

  /** The vector of a text. */
  public float[] embed(long[] ids) {
    float[] unit = sum(ids);
    double squares = 0;
    for (float value : unit) {
      squares += (double) value * value;
    }
    for (int d = 0; d < unit.length; d++) {
      unit[d] = (float) (unit[d] / Math.sqrt(squares));
    }
    return unit;
  }

  /** The encoder as a graph. */
  public OnnxModel toModel() {
    return LookupGraph.of(table);
  }
}
