package dev.pith.corpus;

import java.io.IOException;

/** A judgement could not be stored; the message says why and what to do. Nothing is lost. */
public final class JudgementLogException extends RuntimeException {
  private final Reason reason;

  /** Who can do something about it. */
  public enum Reason {
    /** There is no room: on the disk, or in the log. */
    FULL,
    /** It failed, and may not fail again. */
    OTHER
  }

  private JudgementLogException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  JudgementLogException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static JudgementLogException of(IOException failure) {
    String told = String.valueOf(failure.getMessage());
    // The file system tells this only in words; the JDK passes on those of strerror(3).
    return told.contains("No space left on device") || told.contains("quota exceeded")
        ? new JudgementLogException(
            Reason.FULL, "the disk of the judgements has no room: free some space", failure)
        : new JudgementLogException(
            Reason.OTHER,
            "the judgements could not be written (%s): check the disk".formatted(failure),
            failure);
  }

  public Reason reason() {
    return reason;
  }
}
