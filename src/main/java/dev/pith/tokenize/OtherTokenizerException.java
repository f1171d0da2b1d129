package dev.pith.tokenize;

/** A tokenizer file that describes another kind of tokenizer than the one it was opened as. */
public final class OtherTokenizerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OtherTokenizerException(String message) {
    super(message);
  }
}
