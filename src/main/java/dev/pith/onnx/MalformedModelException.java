package dev.pith.onnx;

/** A model file that is not believed; the message says where and why. */
public final class MalformedModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * The byte in the file at which reading stopped, or -1 when a node or tensor is named instead.
   */
  private final long offset;

  public MalformedModelException(long offset, String reason) {
    super("at byte %d: %s".formatted(offset, reason));
    this.offset = offset;
  }

  public MalformedModelException(String where, String reason) {
    super(where + ": " + reason);
    this.offset = -1;
  }

  public long offset() {
    return offset;
  }
}
