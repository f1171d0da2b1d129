package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pith.search.Hit;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecallRunTest {
  private static final List<String> QUERIES = List.of("a", "b");
  private static final Scores EXACT =
      new Scores(Map.of("a", List.of(.9f, .8f), "b", List.of(.7f, .7f)));

  @Test
  void theExactEngineFindsAllOfItself() {
    RecallResult result = run().measure("same", EXACT);

    assertThat(result.recall()).isEqualTo(1);
    assertThat(result.interval()).isEqualTo(new Interval(1, 1));
    assertThat(result.queries()).isEqualTo(2);
    assertThat(result.medianSearchMillis()).isEqualTo(2);
  }

  @Test
  void whatScoresLowerIsMissedAndWhatScoresTheSameIsFound() {
    RecallResult result =
        run().measure("other", new Scores(Map.of("a", List.of(.9f, .5f), "b", List.of(.7f, .7f))));

    assertThat(result.recall()).isEqualTo(0.75);
    assertThat(result.interval().contains(0.75)).isTrue();
  }

  @Test
  void anEngineThatFindsNothingHasNoRecall() {
    assertThat(run().measure("none", new Scores(Map.of())).recall()).isZero();
  }

  @Test
  void aWarmEngineIsAskedOnceForTheSame() {
    Scores other = new Scores(Map.of("a", List.of(.9f, .5f), "b", List.of(.7f, .7f)));
    List<String> steps = new ArrayList<>();
    RecallRun run = new RecallRun(EXACT, QUERIES, 2, 1, (step, done, total) -> steps.add(step));
    steps.clear();

    assertThat(run.measureWarm("other", other).recall()).isEqualTo(0.75);
    assertThat(steps).containsExactly("other", "other");
    assertThat(run.measure("other", other).recall()).isEqualTo(0.75);
  }

  @Test
  void withoutAnyAnswerThereIsNothingToMeasure() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecallRun(new Scores(Map.of()), QUERIES, 2, 1, Progress.SILENT))
        .withMessageContaining("empty");
  }

  private static RecallRun run() {
    return new RecallRun(EXACT, QUERIES, 2, 1, Progress.SILENT);
  }

  /** An engine that finds documents with these scores. */
  private record Scores(Map<String, List<Float>> byQuery) implements SearchEngine {
    @Override
    public List<String> encoders() {
      return List.of("full");
    }

    @Override
    public String documentsBy(String encoder) {
      return encoder;
    }

    @Override
    public long documents() {
      return 2;
    }

    @Override
    public SearchResult search(SearchQuery query) {
      List<Hit> hits = new ArrayList<>();
      for (float score : byQuery.getOrDefault(query.text(), List.of())) {
        hits.add(new Hit(hits.size() + 1, "d" + hits.size(), "", "", score));
      }
      return new SearchResult("full", hits, new StageTimes(0, 0, 2_000_000, 0), 1, false);
    }

    @Override
    public void close() {}
  }
}
