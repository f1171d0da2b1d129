package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.lookup.TokenWeights;
import dev.pith.tokenize.OtherTokenizerException;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerFiles;
import dev.pith.tokenize.WordPieceVocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * What a teacher says of each token where it stands alone, and how much a token counts in a text.
 *
 * <p>Special tokens say nothing and do not count, but for the one in front of every text.
 */
final class LoneTokens {
  private static final double HALF_WEIGHT_FREQUENCY = 1e-3;

  private final WordPieceVocabulary vocabulary;
  private final int first;
  private final int last;
  private final Teacher teacher;

  /**
   * @param pass who asks
   * @throws PassRefusedException when the tokenizer is of another kind than WordPiece
   */
  LoneTokens(TokenizerDefinition definition, Teacher teacher, String pass) {
    try (Tokenizer tokenizer = TokenizerFiles.open(definition)) {
      vocabulary = definition.vocabulary();
      long[] empty = tokenizer.tokenize("").ids();
      first = Math.toIntExact(empty[0]);
      last = Math.toIntExact(empty[empty.length - 1]);
    } catch (OtherTokenizerException e) {
      throw new PassRefusedException(pass + " needs a WordPiece tokenizer: " + e.getMessage());
    }
    this.teacher = teacher;
  }

  /** The id of the token in front of every text. */
  int first() {
    return first;
  }

  /** By id, smooth inverse frequency in {@code texts}; 1 for {@link #first}. */
  float[] weights(List<long[]> texts) {
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

  /** A row per id: what the teacher says of it less what it says of all; zeros where special. */
  FloatMatrix vectors() {
    List<String> pieces = vocabulary.pieces();
    List<long[]> alone = new ArrayList<>();
    for (int id = 0; id < pieces.size(); id++) {
      alone.add(new long[] {first, id, last});
    }
    FloatMatrix vectors = teacher.vectors(alone);
    int dimension = vectors.columns();
    float[] centred = new float[pieces.size() * dimension];
    for (int d = 0; d < dimension; d++) {
      double mean = 0;
      for (int id = 0; id < pieces.size(); id++) {
        mean += vectors.at(id, d) / pieces.size();
      }
      for (int id = 0; id < pieces.size(); id++) {
        if (!vocabulary.special().contains(pieces.get(id))) {
          centred[id * dimension + d] = (float) (vectors.at(id, d) - mean);
        }
      }
    }
    return new FloatMatrix(pieces.size(), dimension, centred);
  }

  /** What the teacher says of the empty text, one row. */
  FloatMatrix emptyText() {
    return teacher.vectors(List.of(new long[] {first, last}));
  }
}
