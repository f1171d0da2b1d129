package dev.pith.jobs;

/** A queue that cannot be opened, or takes no more; the message says what to do. */
public final class JobsException extends RuntimeException {
  JobsException(String message) {
    super(message);
  }

  JobsException(String message, Throwable cause) {
    super(message, cause);
  }
}
