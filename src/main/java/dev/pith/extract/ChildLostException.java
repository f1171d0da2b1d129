package dev.pith.extract;

/** A child that cannot be asked any more. */
final class ChildLostException extends Exception {
  private final transient Loss loss;

  /** How it was lost. */
  enum Loss {
    /** It was not done in time. */
    LATE,
    /** It ended, for want of memory. */
    OUT_OF_MEMORY,
    /** It ended, or answered what is no answer. */
    BROKEN
  }

  /**
   * @param message a clause about what was being read
   */
  ChildLostException(Loss loss, String message) {
    super(message);
    this.loss = loss;
  }

  Loss loss() {
    return loss;
  }
}
