package dev.pith.onnx;

/**
 * A model file that is not believed; the message says where and why, in one printable line whatever
 * the file holds.
 */
public final class MalformedModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_MESSAGE_CHARS = 600;

  /**
   * The byte in the file at which reading stopped, or -1 when a node or tensor is named instead.
   */
  private final long offset;

  public MalformedModelException(long offset, String reason) {
    super(Printable.of("at byte %d: %s".formatted(offset, reason), MAX_MESSAGE_CHARS));
    this.offset = offset;
  }

  public MalformedModelException(String where, String reason) {
    super(Printable.of(where + ": " + reason, MAX_MESSAGE_CHARS));
    this.offset = -1;
  }

  public long offset() {
    return offset;
  }
}
