package dev.pith.server;

import dev.pith.search.SearchMode;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import dev.pith.telemetry.Metrics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the time of searches went, for each encoder. Safe for use by many threads at once. */
final class StageMetrics {
  private final Metrics metrics;

  StageMetrics(Metrics metrics) {
    this.metrics = metrics;
  }

  void record(SearchMode mode, SearchResult result) {
    nanosByStage(mode, result.times())
        .forEach((stage, nanos) -> metrics.add(result.encoder(), stage, Duration.ofNanos(nanos)));
  }

  /** Rescoring only where something was scored again. */
  private static Map<String, Long> nanosByStage(SearchMode mode, StageTimes times) {
    Map<String, Long> stages = new LinkedHashMap<>(times.nanosByStage(mode));
    if (times.rescoreNanos() > 0) {
      stages.put("rescore", times.rescoreNanos());
    }
    stages.put("total", times.totalNanos());
    return stages;
  }
}
