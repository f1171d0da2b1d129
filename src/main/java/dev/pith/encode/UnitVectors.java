package dev.pith.encode;

import java.nio.FloatBuffer;
import java.util.List;

/** Turns what a model hands out into unit vectors. */
final class UnitVectors {
  private UnitVectors() {}

  /**
   * Means over the real tokens of each text, scaled to unit length.
   *
   * @param hidden {@code [texts, columns, dimension]}
   * @param texts ids of each text; its length is its number of real tokens
   */
  static float[][] meanOfTokens(
      FloatBuffer hidden, List<long[]> texts, int columns, int dimension) {
    float[][] vectors = new float[texts.size()][dimension];
    float[] token = new float[dimension];
    for (int text = 0; text < texts.size(); text++) {
      float[] sum = vectors[text];
      for (int column = 0; column < texts.get(text).length; column++) {
        hidden.get((text * columns + column) * dimension, token);
        for (int d = 0; d < dimension; d++) {
          sum[d] += token[d];
        }
      }
      normalize(sum);
    }
    return vectors;
  }

  /**
   * The first token's vector of each text, scaled to unit length.
   *
   * @param hidden {@code [texts, columns, dimension]}
   */
  static float[][] firstTokens(FloatBuffer hidden, int texts, int columns, int dimension) {
    float[][] vectors = new float[texts][dimension];
    for (int text = 0; text < texts; text++) {
      hidden.get(text * columns * dimension, vectors[text]);
      normalize(vectors[text]);
    }
    return vectors;
  }

  /** Rows of {@code [texts, dimension]} as the model pooled them. */
  static float[][] rows(FloatBuffer pooled, int texts, int dimension) {
    float[][] vectors = new float[texts][dimension];
    for (int text = 0; text < texts; text++) {
      pooled.get(text * dimension, vectors[text]);
      normalize(vectors[text]);
    }
    return vectors;
  }

  /**
   * Scales to unit length, in place.
   *
   * @throws EncoderException when the vector has no direction
   */
  static void normalize(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (!(squares > 0) || Double.isInfinite(squares)) {
      throw new EncoderException(
          "the model gave a vector without a direction: its weights are broken");
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int d = 0; d < vector.length; d++) {
      vector[d] *= scale;
    }
  }
}
