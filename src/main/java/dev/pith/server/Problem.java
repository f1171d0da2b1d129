package dev.pith.server;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.HttpStatus;

/**
 * A failure as RFC 9457 writes it.
 *
 * @param type always {@code about:blank}: the status says what kind of failure it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail one sentence for the person who asked: what was wrong and what would be right
 * @param instance the path that was asked for, as it was sent
 * @param requestId what the request is called in the log; an extension member
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "requestId"})
record Problem(
    String type, String title, int status, String detail, String instance, String requestId) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(HttpStatus status, String detail, String instance, String requestId) {
    return new Problem(
        "about:blank", status.getMessage(), status.getCode(), detail, instance, requestId);
  }
}
