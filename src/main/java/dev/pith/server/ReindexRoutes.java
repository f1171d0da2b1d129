package dev.pith.server;

import dev.pith.index.IndexException;
import dev.pith.search.Reindexing;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/v1/reindex}: the index is embedded again, by the same encoders or others, while it is
 * searched and changed. POST begins, GET tells how far it is, DELETE ends it.
 */
final class ReindexRoutes {
  static final String PATH = "/api/v1/reindex";

  private final Optional<Reindexing> reindexing;
  private final RequestBody bodies;

  /**
   * @param reindexing without it everything is answered 403
   */
  ReindexRoutes(Optional<Reindexing> reindexing, RequestLimits limits) {
    this.reindexing = reindexing;
    this.bodies =
        new RequestBody(limits.bodyBytes(), limits.bodyPatience(), List.of(RequestBody.JSON));
  }

  void get(Context ctx) {
    Answers.json(ctx, ReindexAnswer.of(open().state()));
  }

  void post(Context ctx) {
    Reindexing open = open();
    ReindexRequest request = ReindexRequest.read(bodies.read(ctx).bytes(), open.encoders());
    if (!open.start(request.encoders(), request.precision())) {
      throw conflict(
          "A reindex is under way already; wait until it is done, or cancel it with DELETE.");
    }
    accept(ctx, open);
  }

  void delete(Context ctx) {
    Reindexing open = open();
    if (!cancelled(open)) {
      throw conflict("No reindex is under way, and nothing is left of one.");
    }
    accept(ctx, open);
  }

  private static boolean cancelled(Reindexing open) {
    try {
      return open.cancel();
    } catch (IndexException failure) {
      throw conflict("What is left of a reindex stays: " + failure.getMessage() + ".");
    }
  }

  /** What was asked for is done later than answered. */
  private static void accept(Context ctx, Reindexing open) {
    ctx.status(HttpStatus.ACCEPTED).header("Location", PATH);
    Answers.json(ctx, ReindexAnswer.of(open.state()));
  }

  private static RefusedException conflict(String detail) {
    return new RefusedException(HttpStatus.CONFLICT, detail);
  }

  private Reindexing open() {
    return reindexing.orElseThrow(RefusedException::readOnly);
  }
}
