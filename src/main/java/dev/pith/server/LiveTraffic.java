package dev.pith.server;

import dev.pith.search.Comparison;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the searches that people really ask tell: how long they take, and how far the answers agree
 * with the reference's. Safe for use by many threads at once.
 */
record LiveTraffic(
    LiveLatency latency, StageMetrics stages, LiveAgreement agreement, Shadow shadow) {
  /**
   * Counts the answers to one question.
   *
   * @param queries as they were asked of each encoder
   * @param results in the same order
   * @param reference the encoder that others are compared with
   */
  void answered(List<SearchQuery> queries, List<SearchResult> results, String reference) {
    for (int i = 0; i < results.size(); i++) {
      latency.record(queries.get(i).mode(), results.get(i));
      stages.record(queries.get(i).mode(), results.get(i));
    }
    Optional<SearchResult> wanted =
        results.stream().filter(result -> result.encoder().equals(reference)).findFirst();
    if (wanted.isPresent()) {
      Stream<SearchResult> others =
          results.stream().filter(result -> !result.encoder().equals(reference));
      Comparison.of(Stream.concat(wanted.stream(), others).toList())
          .others()
          .forEach(agreement::record);
      return;
    }
    for (int i = 0; i < results.size(); i++) {
      shadow.consider(queries.get(i), results.get(i));
    }
  }

  /** What was counted lately, of the encoders that can be asked, in their order. */
  TrafficFacts facts(List<String> encoders) {
    return new TrafficFacts(
        LiveLatency.WINDOW.toSeconds(), latency.facts(encoders), agreement.facts(encoders));
  }
}
