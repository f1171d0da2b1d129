package dev.pith.server;

import dev.pith.index.IndexBytes;
import dev.pith.jobs.JobQueue;
import dev.pith.jobs.JobState;
import dev.pith.search.SearchEngine;
import dev.pith.telemetry.AccessLog;
import dev.pith.telemetry.Metrics;
import java.util.function.ToLongFunction;

/** How full everything is, as {@code /metrics} tells it. */
final class ServerLevels {
  private final Metrics metrics;

  ServerLevels(Metrics metrics) {
    this.metrics = metrics;
  }

  void addAll(SearchEngine engine, Admission admission, ServerOptions options) {
    metrics.level("pith.searches.running", "Searches at work.", admission::running);
    metrics.level("pith.searches.waiting", "Searches that wait.", admission::waiting);
    addIndex(engine);
    options.jobs().map(JobDesk::queue).ifPresent(this::addJobs);
    options.accessLog().ifPresent(this::addLog);
  }

  private void addIndex(SearchEngine engine) {
    metrics.level("pith.index.documents", "Documents that can be found.", engine::documents);
    metrics.bytes(
        "pith.index.disk", "All files of the index.", () -> bytes(engine, IndexBytes::disk));
    metrics.bytes(
        "pith.index.hot",
        "What searches of the graphs want to have in memory.",
        () -> bytes(engine, IndexBytes::hot));
  }

  private static double bytes(SearchEngine engine, ToLongFunction<IndexBytes> which) {
    return engine
        .indexFacts()
        .map(facts -> (double) which.applyAsLong(facts.bytes()))
        .orElse(Double.NaN);
  }

  private void addJobs(JobQueue queue) {
    for (JobState state : JobState.values()) {
      metrics.level(
          "pith.jobs",
          "Jobs by how they stand.",
          () -> queue.jobs().stream().filter(view -> view.job().state() == state).count(),
          "state",
          state.told());
    }
  }

  private void addLog(AccessLog log) {
    metrics.total(
        "pith.access.log.dropped.lines",
        "Requests that could not be written to the access log.",
        log::droppedLines);
  }
}
