package dev.pith.evaluate;

import dev.pith.search.SearchEngine;
import java.util.List;
import java.util.SequencedMap;

/**
 * Times the search alone, from a query's vector to its nearest documents, with one engine against
 * another.
 */
public final class SearchStageRun {
  private final int k;
  private final Interleaving interleaving;

  /**
   * Prepares a run; nothing is searched yet.
   *
   * @param queries texts as users write them; at least one
   * @param k how many documents are asked for, at least 1
   */
  public SearchStageRun(List<String> queries, int k, LatencyPlan plan, Progress progress) {
    this.k = k;
    this.interleaving = new Interleaving(List.of(Stage.SEARCH), queries, plan, progress);
  }

  /**
   * Measures engines against each other, each with its first encoder.
   *
   * @param engines by what the result calls them, the reference first; at least one
   */
  public LatencyResult run(SequencedMap<String, SearchEngine> engines) {
    List<Contestant> contestants =
        engines.entrySet().stream().map(e -> contestant(e.getKey(), e.getValue())).toList();
    return interleaving.run(contestants, contestants.getFirst());
  }

  private Contestant contestant(String name, SearchEngine engine) {
    String encoder = engine.encoders().getFirst();
    return new Contestant() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Sample measure(String query) {
        var result = engine.search(encoder, query, k);
        return new Sample(result.tokens(), new long[] {result.times().searchNanos()});
      }
    };
  }
}
