package dev.pith.tokenize;

import java.nio.file.Path;

/** Opens tokenizer files with the fastest reader that gives their ids. */
public final class TokenizerFiles {
  private TokenizerFiles() {}

  /**
   * Opens BERT's kind of tokenizer in Java, any other with the native library.
   *
   * @param file a {@code tokenizer.json}
   * @param maxTokens the most ids per text, at least 2
   * @throws TokenizerException when the file is not a tokenizer
   */
  public static Tokenizer open(Path file, int maxTokens) {
    return open(TokenizerDefinition.read(file, maxTokens));
  }

  /** Opens a tokenizer that need not be in a file. */
  public static Tokenizer open(TokenizerDefinition definition) {
    try {
      return WordPieceTokenizer.open(definition);
    } catch (OtherTokenizerException other) {
      return HuggingFaceFileTokenizer.open(definition);
    }
  }
}
