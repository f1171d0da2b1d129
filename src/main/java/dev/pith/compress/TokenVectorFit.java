package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.lookup.RidgeRegression;
import dev.pith.lookup.TokenBags;
import dev.pith.lookup.TokenVectors;
import dev.pith.lookup.TokenWeights;
import dev.pith.tokenize.OtherTokenizerException;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import dev.pith.tokenize.WordPieceVocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits a vector to each token of a tokenizer.
 *
 * <p>The token in front of every text has a vector too, which all texts share: it is the constant
 * of the regression, and what the empty text is. Other special tokens have none.
 */
final class TokenVectorFit {
  private static final double HALF_WEIGHT_FREQUENCY = 1e-3;
  private static final int ITERATIONS = 25;

  private final WordPieceVocabulary vocabulary;
  private final int first;
  private final int last;
  private final Teacher teacher;
  private final double ridge;

  TokenVectorFit(TokenizerDefinition definition, Teacher teacher, double ridge) {
    try (Tokenizer tokenizer = TokenizerFiles.open(definition)) {
      vocabulary = definition.vocabulary();
      long[] empty = tokenizer.tokenize("").ids();
      first = Math.toIntExact(empty[0]);
      last = Math.toIntExact(empty[empty.length - 1]);
    } catch (OtherTokenizerException e) {
      throw new PassRefusedException("fit-static needs a WordPiece tokenizer: " + e.getMessage());
    }
    this.teacher = teacher;
    this.ridge = ridge;
  }

  /**
   * Fits.
   *
   * @param texts token ids
   * @param vectors a row per text
   */
  TokenVectors fit(List<long[]> texts, FloatMatrix vectors) {
    float[] weights = weights(texts);
    TokenBags bags = TokenBags.of(texts, weights);
    FloatMatrix start = scaled(ownVectors(weights), bags, vectors);
    FloatMatrix fitted =
        new RidgeRegression(bags, weights.length, ridge, ITERATIONS).fit(vectors, start);
    return new TokenVectors(weighted(fitted, weights));
  }

  private float[] weights(List<long[]> texts) {
    List<String> pieces = vocabulary.pieces();
    float[] weights = TokenWeights.of(texts, pieces.size(), HALF_WEIGHT_FREQUENCY);
    for (int id = 0; id < weights.length; id++) {
      if (vocabulary.special().contains(pieces.get(id))) {
        weights[id] = 0;
      }
    }
    weights[first] = 1;
    return weights;
  }

  /** What the teacher says of each token alone, less what it says of all; none for the special. */
  private FloatMatrix ownVectors(float[] weights) {
    List<long[]> alone = new ArrayList<>();
    for (int id = 0; id < weights.length; id++) {
      alone.add(new long[] {first, id, last});
    }
    FloatMatrix vectors = teacher.vectors(alone);
    int dimension = vectors.columns();
    float[] centred = new float[weights.length * dimension];
    for (int d = 0; d < dimension; d++) {
      double mean = 0;
      for (int id = 0; id < weights.length; id++) {
        mean += vectors.at(id, d) / weights.length;
      }
      for (int id = 0; id < weights.length; id++) {
        if (weights[id] != 0 && id != first) {
          centred[id * dimension + d] = (float) (vectors.at(id, d) - mean);
        }
      }
    }
    return new FloatMatrix(weights.length, dimension, centred);
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
