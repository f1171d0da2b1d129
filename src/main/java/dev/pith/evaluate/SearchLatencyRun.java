package dev.pith.evaluate;

import dev.pith.search.SearchEngine;
import dev.pith.search.SearchResult;
import dev.pith.search.StageTimes;
import java.util.List;

/** Times whole searches, from the query's text to documents, with every encoder of an engine. */
public final class SearchLatencyRun {
  private final int k;
  private final Interleaving interleaving;

  /**
   * Prepares a run; nothing is searched yet.
   *
   * @param queries texts as users write them; at least one
   * @param k how many documents are asked for, at least 1
   */
  public SearchLatencyRun(List<String> queries, int k, LatencyPlan plan, Progress progress) {
    this.k = k;
    this.interleaving = new Interleaving(List.of(Stage.values()), queries, plan, progress);
  }

  /** Measures the engine's encoders against each other; its first is the reference. */
  public LatencyResult run(SearchEngine engine) {
    List<Contestant> contestants =
        engine.encoders().stream().map(name -> contestant(engine, name)).toList();
    return interleaving.run(contestants, contestants.getFirst());
  }

  private Contestant contestant(SearchEngine engine, String encoder) {
    return new Contestant() {
      @Override
      public String name() {
        return encoder;
      }

      @Override
      public Sample measure(String query) {
        SearchResult result = engine.search(encoder, query, k);
        StageTimes times = result.times();
        return new Sample(
            result.tokens(),
            new long[] {
              times.tokenizeNanos(), times.encodeNanos(), times.searchNanos(), times.fetchNanos()
            });
      }
    };
  }
}
