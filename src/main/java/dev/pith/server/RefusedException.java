package dev.pith.server;

import io.javalin.http.HttpStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem instead of what it asked for. */
final class RefusedException extends RuntimeException {
  private static final int BRIEF_CHARS = 40;

  private final HttpStatus status;
  private final transient Map<String, String> headers;
  private final @Nullable String field;

  RefusedException(HttpStatus status, String detail) {
    this(status, detail, Map.of());
  }

  /**
   * @param detail told to the client as it is
   * @param headers added to the answer
   */
  RefusedException(HttpStatus status, String detail, Map<String, String> headers) {
    this(status, detail, headers, null);
  }

  private RefusedException(
      HttpStatus status, String detail, Map<String, String> headers, @Nullable String field) {
    super(detail, null, false, false);
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.field = field;
  }

  /** The same, for what stands in this field of the body. */
  RefusedException about(String name) {
    return new RefusedException(status, detail(), headers, name);
  }

  /** 503 with the time after which asking again makes sense. */
  static RefusedException busy(String detail) {
    return new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, detail, Map.of("Retry-After", "1"));
  }

  /** 403 where documents can only be read. */
  static RefusedException readOnly() {
    return new RefusedException(
        HttpStatus.FORBIDDEN,
        "Documents can only be read here; start the server with pith serve --writable"
            + " to change them.");
  }

  /** 429 with the time after which there is a place again. */
  static RefusedException tooFast(ClientRate rate, double seconds) {
    return new RefusedException(
        HttpStatus.TOO_MANY_REQUESTS,
        "You ask too fast: %d searches a second, and %d at once, are answered."
            .formatted(rate.perSecond(), rate.burst()),
        Map.of("Retry-After", Long.toString((long) Math.ceil(seconds))));
  }

  /** 400: what was sent has not the form of a question. */
  static RefusedException shape(String detail) {
    return new RefusedException(HttpStatus.BAD_REQUEST, detail);
  }

  /** 422: the form is right, but a value is none that we answer. */
  static RefusedException value(String detail) {
    return new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT, detail);
  }

  /** As much of what was sent as is told back. */
  static String brief(String text) {
    return text.length() <= BRIEF_CHARS ? text : text.substring(0, BRIEF_CHARS) + "…";
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

  /** The field of the body that was wrong; null when it was none, or that was not noted. */
  @Nullable String field() {
    return field;
  }
}
