package dev.pith.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * A failure as RFC 9457 writes it.
 *
 * @param type always {@code about:blank}: the status says what kind of failure it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail one sentence for the person who asked: what was wrong and what would be right
 * @param instance the path that was asked for, as it was sent
 * @param requestId what the request is called in the log; an extension member
 * @param error the same once more for clients of {@code /v1}; not there elsewhere
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "requestId", "error"})
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String requestId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ApiError error) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(HttpStatus status, String detail, String instance, String requestId) {
    return of(status, detail, instance, requestId, null);
  }

  /**
   * The same.
   *
   * @param field of the body that was wrong
   */
  static Problem of(
      HttpStatus status, String detail, String instance, String requestId, @Nullable String field) {
    return new Problem(
        "about:blank",
        status.getMessage(),
        status.getCode(),
        detail,
        instance,
        requestId,
        instance.startsWith(ApiError.PATHS) ? ApiError.of(status, detail, field) : null);
  }
}
