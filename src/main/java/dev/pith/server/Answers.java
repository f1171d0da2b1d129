package dev.pith.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Puts values into answers; nothing is left to a default mapper or a cache in between. */
final class Answers {
  private Answers() {}

  static void json(Context ctx, Object value) {
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/json").result(Json.write(value));
  }

  /**
   * @param detail one sentence for the person who asked
   */
  static void problem(Context ctx, HttpStatus status, String detail) {
    problem(ctx, status, detail, null);
  }

  /**
   * The same.
   *
   * @param field of the body that was wrong
   */
  static void problem(Context ctx, HttpStatus status, String detail, @Nullable String field) {
    // The path as it was sent, still encoded, so that it can break no line of a log.
    String path = String.valueOf(ctx.req().getRequestURI());
    Problem problem = Problem.of(status, detail, path, RequestTrace.of(ctx).id(), field);
    ctx.header("Cache-Control", "no-store");
    ctx.status(status).contentType(Problem.MEDIA_TYPE).result(Json.write(problem));
  }
}
