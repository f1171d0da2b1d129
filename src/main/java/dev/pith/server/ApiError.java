package dev.pith.server;

import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * A failure as clients of OpenAI's API read it; names and words are theirs.
 *
 * @param param the field of the body that was wrong
 * @param code what a program can tell apart
 */
record ApiError(String message, String type, @Nullable String param, @Nullable String code) {
  /** What begins with this is answered so. */
  static final String PATHS = "/v1/";

  /** The field that names an encoder. */
  static final String MODEL = "model";

  private static final int OUR_FAULT = 500;

  static ApiError of(HttpStatus status, String message, @Nullable String param) {
    if (status == HttpStatus.TOO_MANY_REQUESTS) {
      return new ApiError(message, "rate_limit_error", param, "rate_limit_exceeded");
    }
    if (status.getCode() >= OUR_FAULT) {
      return new ApiError(message, "server_error", param, null);
    }
    boolean unknownModel = status == HttpStatus.NOT_FOUND && MODEL.equals(param);
    return new ApiError(
        message, "invalid_request_error", param, unknownModel ? "model_not_found" : null);
  }
}
