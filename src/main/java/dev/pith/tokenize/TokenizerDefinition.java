package dev.pith.tokenize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that makes a tokenizer, as a value: a tokenizer can be opened from it, and another one
 * can be made out of it. Immutable.
 */
public final class TokenizerDefinition {
  private static final long MAX_BYTES = 64L << 20;

  private final String origin;
  private final byte[] json;
  private final int maxTokens;

  private TokenizerDefinition(String origin, byte[] json, int maxTokens) {
    if (maxTokens < 2) {
      throw new IllegalArgumentException(
          "maxTokens is %d: two are needed for the special tokens alone".formatted(maxTokens));
    }
    this.origin = origin;
    this.json = json;
    this.maxTokens = maxTokens;
  }

  /**
   * The content of a {@code tokenizer.json}, given away by the caller.
   *
   * @param origin how errors call it
   * @param maxTokens the most ids per text, at least 2
   */
  public static TokenizerDefinition of(String origin, byte[] json, int maxTokens) {
    return new TokenizerDefinition(origin, json, maxTokens);
  }

  /**
   * Reads a file; what is in it shows when it is opened.
   *
   * @param maxTokens the most ids per text, at least 2
   * @throws TokenizerException when it cannot be read or is too large
   */
  public static TokenizerDefinition read(Path file, int maxTokens) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new TokenizerException(file + " is not a tokenizer: it is over 64 MiB");
      }
      return of(file.toString(), Files.readAllBytes(file), maxTokens);
    } catch (IOException e) {
      throw new TokenizerException(file + " is not a tokenizer: " + e.getMessage(), e);
    }
  }

  /**
   * The pieces of a WordPiece tokenizer.
   *
   * @throws OtherTokenizerException when it is of another kind
   */
  public WordPieceVocabulary vocabulary() {
    return VocabularyJson.of(this).vocabulary();
  }

  /**
   * This tokenizer with some of its pieces alone: a word that was one of the others is split into
   * those that are left.
   *
   * @param kept in the order of their new ids, which start at 0; every special token is among them
   * @throws OtherTokenizerException when it is not a WordPiece tokenizer
   */
  public TokenizerDefinition keeping(List<String> kept) {
    return of(origin + ", trimmed", VocabularyJson.of(this).keeping(kept), maxTokens);
  }

  /** How errors call it. */
  public String origin() {
    return origin;
  }

  /** The content of the file, in a new array. */
  public byte[] json() {
    return json.clone();
  }

  /** The most ids per text, special tokens included. */
  public int maxTokens() {
    return maxTokens;
  }

  /** The same tokenizer, reading at most {@code tokens} ids per text. */
  public TokenizerDefinition cutAt(int tokens) {
    return new TokenizerDefinition(origin, json, tokens);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenizerDefinition that
        && maxTokens == that.maxTokens
        && Arrays.equals(json, that.json);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(json) + maxTokens;
  }

  @Override
  public String toString() {
    return origin;
  }
}
