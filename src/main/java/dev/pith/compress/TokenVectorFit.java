package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.lookup.RidgeRegression;
import dev.pith.lookup.TokenBags;
import dev.pith.lookup.TokenVectors;
import java.util.List;

/**
 * Fits a vector to each token of a tokenizer.
 *
 * <p>The token in front of every text has a vector too, which all texts share: it is the constant
 * of the regression, and what the empty text is. Other special tokens have none.
 */
final class TokenVectorFit {
  private static final int ITERATIONS = 25;

  private final LoneTokens tokens;
  private final double ridge;

  TokenVectorFit(LoneTokens tokens, double ridge) {
    this.tokens = tokens;
    this.ridge = ridge;
  }

  /**
   * Fits.
   *
   * @param texts token ids
   * @param vectors a row per text
   */
  TokenVectors fit(List<long[]> texts, FloatMatrix vectors) {
    float[] weights = tokens.weights(texts);
    TokenBags bags = TokenBags.of(texts, weights);
    FloatMatrix start = scaled(tokens.vectors(), bags, vectors);
    FloatMatrix fitted =
        new RidgeRegression(bags, weights.length, ridge, ITERATIONS).fit(vectors, start);
    return new TokenVectors(weighted(fitted, weights));
  }

  /** {@code own} times the one number that brings its sums nearest to {@code vectors}. */
  private static FloatMatrix scaled(FloatMatrix own, TokenBags bags, FloatMatrix vectors) {
    FloatMatrix sums = bags.times(own);
    double dot = 0;
    double squares = 0;
    for (int i = 0; i < sums.values().length; i++) {
      dot += (double) sums.values()[i] * vectors.values()[i];
      squares += (double) sums.values()[i] * sums.values()[i];
    }
    float scale = squares > 0 ? (float) (dot / squares) : 0;
    float[] scaled = own.values().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= scale;
    }
    return new FloatMatrix(own.rows(), own.columns(), scaled);
  }

  private static FloatMatrix weighted(FloatMatrix vectors, float[] weights) {
    float[] values = vectors.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= weights[i / vectors.columns()];
    }
    return new FloatMatrix(vectors.rows(), vectors.columns(), values);
  }
}
