package dev.pith.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.Exposition;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import dev.pith.telemetry.Metrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageMetricsTest {
  private static final String STAGES = "pith_search_stage_duration_seconds";

  private final Metrics metrics = new Metrics();
  private final StageMetrics stages = new StageMetrics(metrics);

  private void answered(long rescoreNanos) {
    StageTimes times = new StageTimes(1_000, 20_000, 300_000, 0, 0, 4_000, rescoreNanos);
    stages.record(SearchMode.VECTOR, new SearchResult("full", List.of(), times, 3, false));
  }

  private Exposition told() {
    return Exposition.of(new String(metrics.text(), UTF_8));
  }

  @Test
  void rescoringIsCountedOnlyWhereSomethingWasScoredAgain() {
    answered(0);
    assertThat(told().samples(STAGES + "_count"))
        .extracting(sample -> sample.labels().get("stage"))
        .containsExactlyInAnyOrder("tokenize", "encode", "search", "fetch", "total");
    answered(50_000);
    assertThat(told().sum(STAGES + "_count", "stage", "rescore")).isEqualTo(1);
    assertThat(told().sum(STAGES + "_count", "stage", "search")).isEqualTo(2);
  }

  @Test
  void rescoringIsAPartOfTheSearchAndNotAddedToTheTotal() {
    answered(50_000);
    assertThat(told().sum(STAGES + "_sum", "stage", "rescore")).isEqualTo(0.00005);
    assertThat(told().sum(STAGES + "_sum", "stage", "total")).isEqualTo(0.000325);
  }

  @Test
  void aTimeFallsIntoTheBucketsFromItsBoundOn() {
    answered(50_000);
    // 300 us of searching.
    assertThat(searchesWithin("2.5E-4")).isZero();
    assertThat(searchesWithin("5.0E-4")).isEqualTo(1);
    assertThat(searchesWithin("+Inf")).isEqualTo(1);
  }

  private double searchesWithin(String bound) {
    List<Exposition.Sample> samples =
        told().samples(STAGES + "_bucket").stream()
            .filter(sample -> "search".equals(sample.labels().get("stage")))
            .filter(sample -> bound.equals(sample.labels().get("le")))
            .toList();
    assertThat(samples).hasSize(1);
    return samples.getFirst().value();
  }
}
