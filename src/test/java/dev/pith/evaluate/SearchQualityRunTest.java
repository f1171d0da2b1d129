package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.Document;
import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import dev.pith.search.Hit;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchQualityRunTest {
  private static final QualityTask TASK =
      new QualityTask(
          "letters",
          "test",
          List.of(
              new Document("a", "", "a"), new Document("b", "", "b"), new Document("c", "", "c")),
          List.of(new Query("1", "first"), new Query("2", "second")),
          new Judgements(Map.of("1", Map.of("a", 1), "2", Map.of("b", 1))));

  /** Words find a, then b; vectors b, then a; both, by scores, what is asked for. */
  private static final Map<String, List<String>> ANSWERS =
      Map.of(
          "LEXICAL SCORE first", List.of("a", "b"),
          "LEXICAL SCORE second", List.of("a", "b"),
          "VECTOR SCORE first", List.of("c", "b"),
          "VECTOR SCORE second", List.of("b", "a"),
          "HYBRID SCORE first", List.of("a", "c"),
          "HYBRID SCORE second", List.of("b", "c"),
          "HYBRID RRF first", List.of("c", "a"),
          "HYBRID RRF second", List.of("c"));

  private final Written engine = new Written(3);

  @Test
  void everyWayIsScoredByWhatTheEngineFinds() {
    SearchQuality quality = new SearchQualityRun(engine, TASK, 1, Progress.SILENT).run();

    double second = 0.630930;
    assertThat(quality.ways())
        .extracting(WayQuality::way)
        .containsExactly("lexical", "vector", "hybrid-rrf", "hybrid-score");
    assertThat(quality.ways())
        .extracting(way -> Math.round(way.ndcgAt10() * 1e6))
        .containsExactly(
            Math.round((1 + second) / 2 * 1e6), 500_000L, Math.round(second / 2 * 1e6), 1_000_000L);
    assertThat(quality.ways()).extracting(WayQuality::recallAt100).containsExactly(1., .5, .5, 1.);
    assertThat(quality.ways()).extracting(WayQuality::mrrAt10).containsExactly(.75, .5, .25, 1.);
    assertThat(engine.asked).allMatch(query -> query.k() == QualityRun.DEPTH);
  }

  @Test
  void differencesArePairedWithWordsAndWithTheVectorsOfTheSameEncoder() {
    SearchQuality quality = new SearchQualityRun(engine, TASK, 1, Progress.SILENT).run();
    WayQuality words = quality.ways().getFirst();
    WayQuality vectors = quality.ways().get(1);
    WayQuality both = quality.ways().getLast();

    assertThat(words.overLexical()).isEmpty();
    assertThat(words.overVector()).isEmpty();
    assertThat(vectors.overLexical().orElseThrow().ndcgAt10().losses()).isEqualTo(1);
    assertThat(vectors.overLexical().orElseThrow().ndcgAt10().wins()).isEqualTo(1);
    assertThat(vectors.overVector()).isEmpty();
    assertThat(both.overVector().orElseThrow().recallAt100().meanDifference()).isEqualTo(0.5);
    assertThat(both.overLexical().orElseThrow().ndcgAt10().meanDifference())
        .isCloseTo(1 - words.ndcgAt10(), within(1e-12));
  }

  @Test
  void theGainOfBothIsOverTheBetterOfTheTwo() {
    SearchQuality quality = new SearchQualityRun(engine, TASK, 1, Progress.SILENT).run();
    WayQuality words = quality.ways().getFirst();

    Figure gain = quality.hybridGain("hybrid", quality.ways().getLast()).orElseThrow();

    assertThat(gain.value()).isCloseTo(1 / words.ndcgAt10(), within(1e-12));
    assertThat(gain.interval().orElseThrow().contains(gain.value())).isTrue();
    assertThat(gain.samples()).isEqualTo(2);
  }

  @Test
  void anEngineWithOtherDocumentsIsRefused() {
    SearchQualityRun run = new SearchQualityRun(new Written(2), TASK, 1, Progress.SILENT);

    assertThatIllegalArgumentException().isThrownBy(run::run).withMessageContaining("letters");
  }

  /** An engine whose answers are written down. */
  private record Written(long documents, List<SearchQuery> asked) implements SearchEngine {
    Written(long documents) {
      this(documents, new ArrayList<>());
    }

    @Override
    public List<String> encoders() {
      return List.of("full");
    }

    @Override
    public String documentsBy(String encoder) {
      return encoder;
    }

    @Override
    public SearchResult search(SearchQuery query) {
      asked.add(query);
      List<String> ids =
          ANSWERS.getOrDefault(
              "%s %s %s".formatted(query.mode(), query.fusion(), query.text()), List.of());
      List<Hit> hits = ids.stream().map(id -> new Hit(ids.indexOf(id) + 1, id, "", "", 1)).toList();
      return new SearchResult(query.encoder(), hits, new StageTimes(0, 0, 0, 0), 1, false);
    }

    @Override
    public void close() {}
  }
}
