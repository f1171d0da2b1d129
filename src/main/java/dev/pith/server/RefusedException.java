package dev.pith.server;

import dev.pith.telemetry.Shed;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem instead of what it asked for. */
final class RefusedException extends RuntimeException {
  private static final int BRIEF_CHARS = 40;
  private static final Map<String, String> SOON = Map.of("Retry-After", "1");

  private final HttpStatus status;
  private final transient Map<String, String> headers;
  private final @Nullable Shed shed;
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

  /**
   * @param shed why, where it was too much at this moment
   */
  RefusedException(
      HttpStatus status, String detail, Map<String, String> headers, @Nullable Shed shed) {
    this(status, detail, headers, shed, null);
  }

  private RefusedException(
      HttpStatus status,
      String detail,
      Map<String, String> headers,
      @Nullable Shed shed,
      @Nullable String field) {
    super(detail, null, false, false);
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.shed = shed;
    this.field = field;
  }

  /** The same, for what stands in this field of the body. */
  RefusedException about(String name) {
    return new RefusedException(status, detail(), headers, shed, name);
  }

  /** 503 with the time after which asking again makes sense. */
  static RefusedException busy(String detail) {
    return new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, detail, SOON);
  }

  /** The same, where the server has more to do than it can. */
  static RefusedException busy(Shed why, String detail) {
    return new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, detail, SOON, why);
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
        Map.of("Retry-After", Long.toString((long) Math.ceil(seconds))),
        Shed.CLIENT_RATE);
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

  /** Why, where it was too much at this moment. */
  Optional<Shed> shed() {
    return Optional.ofNullable(shed);
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
