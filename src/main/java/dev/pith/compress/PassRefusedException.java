package dev.pith.compress;

/** A pass that does not fit the model it was given; the message says why. */
public final class PassRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PassRefusedException(String message) {
    super(message);
  }
}
