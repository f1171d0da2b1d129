package dev.pith.bert;

/**
 * The input tables.
 *
 * @param words vocabulary x hidden
 * @param positions longest input x hidden; the row of token type 0 is added in
 * @param norm over their sum
 */
public record Embeddings(Matrix words, Matrix positions, LayerNorm norm) {
  public Embeddings {
    if (words.columns() != norm.width() || positions.columns() != norm.width()) {
      throw new IllegalArgumentException(
          "words %s, positions %s, hidden %d".formatted(words, positions, norm.width()));
    }
  }
}
