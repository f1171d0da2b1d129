package dev.pith.search;

import org.jspecify.annotations.Nullable;

/** What an engine searches cannot be reached at the moment; the same query may be answered soon. */
public final class UnavailableException extends RuntimeException {
  public UnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
