package dev.pith.server;

import io.javalin.http.HttpStatus;
import java.util.Map;

/** A request that is answered with a problem instead of what it asked for. */
final class RefusedException extends RuntimeException {
  private final HttpStatus status;
  private final transient Map<String, String> headers;

  RefusedException(HttpStatus status, String detail) {
    this(status, detail, Map.of());
  }

  /**
   * @param detail told to the client as it is
   * @param headers added to the answer
   */
  RefusedException(HttpStatus status, String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  /** 503 with the time after which asking again makes sense. */
  static RefusedException busy(String detail) {
    return new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, detail, Map.of("Retry-After", "1"));
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  HttpStatus status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }
}
