package dev.pith.server;

import io.javalin.http.Context;

/** Puts values into answers; nothing is left to a default mapper or a cache in between. */
final class Answers {
  private Answers() {}

  static void json(Context ctx, Object value) {
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/json").result(Json.write(value));
  }

  static void problem(Context ctx, Problem problem) {
    ctx.header("Cache-Control", "no-store");
    ctx.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(Json.write(problem));
  }
}
