package dev.pith.spark;

/** Documents could not be embedded, or what was embedded cannot be read; the message says why. */
public final class EmbeddingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddingException(String message) {
    super(message);
  }

  EmbeddingException(String message, Throwable cause) {
    super(message, cause);
  }
}
