package dev.pith.bert;

import java.util.Arrays;

/**
 * Layer normalization over the hidden dimension (Ba et al. 2016).
 *
 * @param gamma scale, one per hidden dimension; never modified once given
 * @param beta shift, one per hidden dimension; never modified once given
 * @param epsilon added to the variance
 */
public record LayerNorm(float[] gamma, float[] beta, float epsilon) {
  public LayerNorm {
    if (gamma.length != beta.length) {
      throw new IllegalArgumentException(gamma.length + " scales, " + beta.length + " shifts");
    }
  }

  public int width() {
    return gamma.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LayerNorm that
        && epsilon == that.epsilon
        && Arrays.equals(gamma, that.gamma)
        && Arrays.equals(beta, that.beta);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(gamma) + Arrays.hashCode(beta);
  }
}
