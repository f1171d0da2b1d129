package dev.pith.model;

/** An encoder directory that cannot be used as it is; the message says what to do. */
public final class EncoderFilesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EncoderFilesException(String message) {
    super(message);
  }
}
