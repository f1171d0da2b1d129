package dev.pith.bert;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A projection: {@code x * weight + bias}.
 *
 * @param weight inputs x outputs
 * @param bias one per output; never modified once given
 */
public record Linear(Matrix weight, float[] bias) {
  public Linear {
    if (bias.length != weight.columns()) {
      throw new IllegalArgumentException(weight + " with " + bias.length + " biases");
    }
  }

  public int inputs() {
    return weight.rows();
  }

  public int outputs() {
    return weight.columns();
  }

  /** Only the outputs named, in the order given. */
  public Linear selectOutputs(int[] kept) {
    float[] keptBias = new float[kept.length];
    for (int i = 0; i < kept.length; i++) {
      keptBias[i] = bias[kept[i]];
    }
    return new Linear(weight.toFloats().selectColumns(kept), keptBias);
  }

  /** Only the inputs named, in the order given. */
  public Linear selectInputs(int[] kept) {
    return new Linear(weight.toFloats().selectRows(kept), bias);
  }

  /** The same projection with another matrix. */
  public Linear mapWeight(UnaryOperator<Matrix> change) {
    return new Linear(change.apply(weight), bias);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Linear that
        && weight.equals(that.weight)
        && Arrays.equals(bias, that.bias);
  }

  @Override
  public int hashCode() {
    return 31 * weight.hashCode() + Arrays.hashCode(bias);
  }
}
