package dev.pith.evaluate;

import dev.pith.search.SearchEngine;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.util.List;
import java.util.SequencedMap;

/** Times searches, from the query's text to documents or a part of that way. */
public final class SearchLatencyRun {
  private static final List<Stage> WHOLE =
      List.of(Stage.TOKENIZE, Stage.ENCODE, Stage.SEARCH, Stage.FETCH);

  private final List<Stage> stages;
  private final int k;
  private final Interleaving interleaving;

  private SearchLatencyRun(
      List<Stage> stages, List<String> queries, int k, LatencyPlan plan, Progress progress) {
    this.stages = stages;
    this.k = k;
    this.interleaving = new Interleaving(stages, queries, plan, progress);
  }

  /**
   * Prepares a run over whole searches; nothing is searched yet.
   *
   * @param queries texts as users write them; at least one
   * @param k how many documents are asked for, at least 1
   */
  public SearchLatencyRun(List<String> queries, int k, LatencyPlan plan, Progress progress) {
    this(WHOLE, queries, k, plan, progress);
  }

  /** The same from the query's vector to its nearest documents. */
  public static SearchLatencyRun ofSearchAlone(
      List<String> queries, int k, LatencyPlan plan, Progress progress) {
    return new SearchLatencyRun(List.of(Stage.SEARCH), queries, k, plan, progress);
  }

  /** Measures the engine's encoders against each other; its first is the reference. */
  public LatencyResult run(SearchEngine engine) {
    return run(
        engine.encoders().stream().map(encoder -> contestant(encoder, engine, encoder)).toList());
  }

  /**
   * Measures engines against each other, each with its first encoder.
   *
   * @param engines by what the result calls them, the reference first; at least one
   */
  public LatencyResult run(SequencedMap<String, SearchEngine> engines) {
    return run(
        engines.entrySet().stream()
            .map(
                named ->
                    contestant(
                        named.getKey(), named.getValue(), named.getValue().encoders().getFirst()))
            .toList());
  }

  private LatencyResult run(List<Contestant> contestants) {
    return interleaving.run(contestants, contestants.getFirst());
  }

  private Contestant contestant(String name, SearchEngine engine, String encoder) {
    return new Contestant() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Sample measure(String query) {
        SearchResult result = engine.search(encoder, query, k);
        return new Sample(
            result.tokens(),
            stages.stream().mapToLong(stage -> nanos(result.times(), stage)).toArray());
      }
    };
  }

  private static long nanos(StageTimes times, Stage stage) {
    return switch (stage) {
      case TOKENIZE -> times.tokenizeNanos();
      case ENCODE -> times.encodeNanos();
      case SEARCH -> times.searchNanos();
      case FETCH -> times.fetchNanos();
      case RESCORE, LEXICAL, FUSE, SERIALIZE ->
          throw new IllegalArgumentException(stage.label() + " is timed by cells");
    };
  }
}
