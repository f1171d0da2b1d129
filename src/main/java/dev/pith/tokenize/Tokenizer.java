package dev.pith.tokenize;

/** Turns text into the token ids that an encoder reads. Safe for use by many threads at once. */
public interface Tokenizer extends AutoCloseable {
  /**
   * The ids of {@code text}, special tokens included, cut to {@link #maxTokens()}.
   *
   * <p>Any Java string is accepted; a lone surrogate reads as U+FFFD.
   *
   * @throws TokenizerException when its file lacks what the text needs, like the piece for unknown
   *     words
   */
  Tokens tokenize(String text);

  /** The most ids it gives for one text, special tokens included. */
  int maxTokens();

  @Override
  void close();
}
