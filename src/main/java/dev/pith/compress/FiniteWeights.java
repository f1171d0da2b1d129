package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;

/** Refuses weights that no integer stands for. */
final class FiniteWeights {
  private FiniteWeights() {}

  /**
   * Gives the encoder back.
   *
   * @throws PassRefusedException when a weight that is still float32 is NaN or infinite, naming
   *     matrix and place
   */
  static EncoderWeights of(EncoderWeights weights) {
    return weights.mapMatrices(
        (name, matrix) -> matrix instanceof FloatMatrix floats ? of(name, floats) : matrix);
  }

  /**
   * Gives the matrix back.
   *
   * @param name how the error calls it
   * @throws PassRefusedException when a weight is NaN or infinite, naming matrix and place
   */
  static FloatMatrix of(String name, FloatMatrix matrix) {
    float[] values = matrix.values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new PassRefusedException(
            "weight [%d, %d] of %s is %s; only finite weights can be quantized: the model is damaged, make or fetch it again"
                .formatted(i / matrix.columns(), i % matrix.columns(), name, values[i]));
      }
    }
    return matrix;
  }
}
