package dev.pith.access;

/** Keys that cannot be used; the message is one sentence for whoever runs the server. */
public final class AccessException extends RuntimeException {
  AccessException(String message) {
    super(message);
  }

  AccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
