package dev.pith.server;

import dev.pith.telemetry.Metrics;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** {@code GET /metrics}, for Prometheus. */
final class MetricsRoute implements Handler {
  static final String PATH = "/metrics";

  private final Metrics metrics;

  MetricsRoute(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void handle(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    ctx.contentType(Metrics.MEDIA_TYPE).result(metrics.text());
  }
}
