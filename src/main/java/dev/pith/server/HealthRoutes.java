package dev.pith.server;

import dev.pith.search.SearchEngine;
import io.javalin.http.Context;
import java.util.Map;

/** For whoever watches the process: is it alive, and can it answer? */
final class HealthRoutes {
  private final SearchEngine engine;

  HealthRoutes(SearchEngine engine) {
    this.engine = engine;
  }

  void live(Context ctx) {
    Answers.json(ctx, Map.of("status", "live"));
  }

  /** Ready as soon as one document can be found. */
  void ready(Context ctx) {
    if (engine.documents() == 0) {
      throw RefusedException.busy("The index holds no document yet.");
    }
    Answers.json(ctx, Map.of("status", "ready"));
  }
}
