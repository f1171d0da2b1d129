package dev.pith.server;

import dev.pith.corpus.JudgementLog;
import dev.pith.corpus.JudgementLogException;
import dev.pith.corpus.Thumb;
import dev.pith.corpus.Verdict;
import dev.pith.search.SearchEngine;
import dev.pith.telemetry.Shed;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/judgements}: what people say of documents for queries. GET tells what is said for
 * a query, POST says something, which is on the disk when it is answered; the last word counts.
 */
final class JudgementRoutes {
  static final String PATH = "/api/v1/judgements";

  private final SearchEngine engine;
  private final Admission admission;
  private final Optional<JudgementLog> log;
  private final RequestLimits limits;
  private final RequestBody bodies;

  /** Writers wait for each other, so those that wait are bounded. */
  private final Semaphore places;

  /**
   * @param log without it everything is answered 403
   */
  JudgementRoutes(
      SearchEngine engine, Admission admission, Optional<JudgementLog> log, RequestLimits limits) {
    this.engine = engine;
    this.admission = admission;
    this.log = log;
    this.limits = limits;
    this.bodies =
        new RequestBody(limits.bodyBytes(), limits.bodyPatience(), List.of(RequestBody.JSON));
    this.places = new Semaphore(limits.waiting());
  }

  private record Answer(List<Said> judgements) {}

  private record Said(String document, @Nullable Boolean relevant) {
    static Said of(Thumb thumb) {
      return new Said(thumb.document(), thumb.verdict().relevant());
    }
  }

  void get(Context ctx) {
    JudgementLog open = open();
    String query =
        QueryText.checked(
            Objects.requireNonNullElse(ctx.queryParam("query"), ""), limits.queryChars());
    Answers.json(ctx, new Answer(open.thumbs().of(query).stream().map(Said::of).toList()));
  }

  void post(Context ctx) {
    JudgementLog open = open();
    if (!places.tryAcquire()) {
      throw RefusedException.busy(
          Shed.JUDGEMENTS_FULL,
          "The server is busy: %d judgements are waiting. Send it again in a second."
              .formatted(limits.waiting()));
    }
    try {
      JudgementRequest request =
          JudgementRequest.read(bodies.read(ctx).bytes(), limits.queryChars());
      requireDocument(request);
      give(open, request);
      Answers.json(ctx, request);
    } finally {
      places.release();
    }
  }

  /** What was said of a document that has gone can still be taken back. */
  private void requireDocument(JudgementRequest request) {
    String id = request.document();
    if (request.verdict() != Verdict.WITHDRAWN
        && admission.run(() -> engine.document(id)).isEmpty()) {
      throw new RefusedException(
          HttpStatus.NOT_FOUND,
          "There is no document \"%s\".".formatted(RefusedException.brief(id)));
    }
  }

  private static void give(JudgementLog log, JudgementRequest request) {
    try {
      log.give(request.query(), request.document(), request.verdict());
    } catch (JudgementLogException failure) {
      String why = "This was not stored: " + failure.getMessage() + ".";
      throw switch (failure.reason()) {
        case FULL -> new RefusedException(HttpStatus.INSUFFICIENT_STORAGE, why);
        case OTHER ->
            new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, why, Map.of("Retry-After", "1"));
      };
    }
  }

  private JudgementLog open() {
    return log.orElseThrow(
        () ->
            new RefusedException(
                HttpStatus.FORBIDDEN,
                "Judgements are not taken here; start the server with pith serve --judgements FILE"
                    + " to give some."));
  }
}
