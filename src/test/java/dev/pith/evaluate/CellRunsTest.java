package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.corpus.Document;
import dev.pith.corpus.Judgements;
import dev.pith.corpus.Query;
import dev.pith.search.Hit;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellRunsTest {
  private static final LatencyPlan PLAN = LatencyPlan.STANDARD.withRounds(3);

  /**
   * Finds the same documents for every query.
   *
   * @param asked every query, as it came
   */
  private record Engine(List<String> finds, List<SearchQuery> asked) implements SearchEngine {
    Engine(String... finds) {
      this(List.of(finds), new ArrayList<>());
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
    public long documents() {
      return finds.size();
    }

    @Override
    public SearchResult search(SearchQuery query) {
      asked.add(query);
      List<Hit> hits = new ArrayList<>();
      finds.forEach(id -> hits.add(new Hit(hits.size() + 1, id, "", "", 1f / (hits.size() + 1))));
      return new SearchResult(
          query.encoder(),
          hits,
          new StageTimes(1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000, 6_000_000, 500_000),
          3,
          false);
    }

    @Override
    public void close() {}
  }

  private static Cell cell(SearchMode mode) {
    return new Cell("full", "full", 8, mode);
  }

  private static LatencyResult time(Cell... cells) {
    Engine engine = new Engine("a");
    List<CellEngine> engines =
        List.of(cells).stream().map(cell -> new CellEngine(cell, engine)).toList();
    return new CellLatencyRun(
            List.of("one", "two"), 10, PLAN, (e, q, r) -> new byte[] {1}, Progress.SILENT)
        .run(engines);
  }

  @Test
  void whatScoresAgainIsNoPartOfTheSearchAndTheTotalIsTheSum() {
    EncoderLatency times = time(cell(SearchMode.HYBRID)).encoders().getFirst();

    assertThat(times.stage(Stage.SEARCH).p50Millis()).isCloseTo(2.5, within(0.01));
    assertThat(times.stage(Stage.RESCORE).p50Millis()).isCloseTo(0.5, within(0.001));
    assertThat(times.stage(Stage.SERIALIZE).samples()).isEqualTo(6);
    assertThat(times.total().p50Millis()).isGreaterThanOrEqualTo(20.9);
    assertThat(times.name()).isEqualTo("full-8bit-hybrid");
  }

  @Test
  void wordsAndFusionAreStagesOnlyWhereSomeCellHasThem() {
    assertThat(time(cell(SearchMode.VECTOR)).stages())
        .containsExactly(
            Stage.TOKENIZE,
            Stage.ENCODE,
            Stage.SEARCH,
            Stage.RESCORE,
            Stage.FETCH,
            Stage.SERIALIZE);
    assertThat(time(cell(SearchMode.VECTOR), Cell.LEXICAL).stages())
        .contains(Stage.LEXICAL)
        .doesNotContain(Stage.FUSE);
    assertThat(time(cell(SearchMode.HYBRID)).stages()).containsExactly(Stage.values());
  }

  @Test
  void aCellIsAskedInItsMode() {
    for (SearchMode mode : SearchMode.values()) {
      Engine engine = new Engine("a");
      new CellEngine(cell(mode), engine).ask("who?", 7);
      assertThat(engine.asked().getFirst().mode()).isEqualTo(mode);
      assertThat(engine.asked().getFirst().k()).isEqualTo(7);
    }
  }

  @Test
  void cellsAreScoredAgainstTheFirst() {
    QualityTask task =
        new QualityTask(
            "tiny",
            "test",
            List.of(new Document("a", "", "x"), new Document("b", "", "y")),
            List.of(new Query("1", "one"), new Query("2", "two")),
            new Judgements(Map.of("1", Map.of("a", 1), "2", Map.of("a", 1))));
    List<CellQuality> found =
        new CellQualityRun(task, 1, Progress.SILENT)
            .run(
                List.of(
                    new CellEngine(cell(SearchMode.VECTOR), new Engine("a", "b")),
                    new CellEngine(cell(SearchMode.HYBRID), new Engine("b", "a"))));

    assertThat(found.getFirst().ndcgAt10()).isEqualTo(1);
    assertThat(found.getFirst().versusReference()).isEmpty();
    assertThat(found.getFirst().lost()).isEmpty();
    CellQuality second = found.getLast();
    assertThat(second.lost()).extracting(LostQuery::queryId).containsExactly("1", "2");
    double discounted = Math.log(2) / Math.log(3);
    assertThat(second.ndcgAt10()).isCloseTo(discounted, within(1e-12));
    assertThat(second.mrrAt10()).isEqualTo(0.5);
    assertThat(second.meanOverlapAt10()).isEqualTo(1);
    assertThat(second.versusReference().orElseThrow().losses()).isEqualTo(2);
    assertThat(second.rankings().getFirst())
        .containsExactly(new ScoredDocument("b", 1), new ScoredDocument("a", 0.5f));
    assertThat(second.keptFigure("kept", found.getFirst()).orElseThrow().value())
        .isCloseTo(discounted, within(1e-12));
  }

  @Test
  void idsTellCellsApart() {
    assertThat(new Cell("compact", "full", 32, SearchMode.VECTOR).id())
        .isEqualTo("compact-float-vector");
    assertThat(new Cell("compact", "full", 1, SearchMode.HYBRID).id())
        .isEqualTo("compact-1bit-hybrid");
    assertThat(Cell.LEXICAL.id()).isEqualTo("lexical");
  }

  @Test
  void theGarbageOfACellIsToldOfThatCell() {
    Engine engine = new Engine("a");
    LatencyResult result =
        new CellLatencyRun(
                List.of("one", "two"),
                10,
                PLAN.withRounds(2),
                (asked, query, answer) -> {
                  if (query.encoder().equals("untidy")) {
                    System.gc();
                  }
                  return new byte[] {1};
                },
                Progress.SILENT)
            .run(
                List.of(
                    new CellEngine(new Cell("tidy", "tidy", 32, SearchMode.VECTOR), engine),
                    new CellEngine(new Cell("untidy", "untidy", 32, SearchMode.VECTOR), engine)));

    Disturbance calm = result.encoders().getFirst().disturbance();
    Disturbance loud = result.encoders().getLast().disturbance();
    // Two rounds of a turn of two questions, behind six that settle.
    assertThat(loud.collections()).isGreaterThanOrEqualTo(16);
    assertThat(calm.collections()).isLessThan(loud.collections());
    assertThat(calm.watchedNanos()).isPositive();
  }
}
