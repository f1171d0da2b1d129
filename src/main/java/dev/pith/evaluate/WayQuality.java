package dev.pith.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * How good one way to search is on a collection. Means run over the task's queries.
 *
 * @param way "lexical", "vector", "hybrid-score" or "hybrid-rrf"
 * @param encoder whose vectors it searched; "lexical" where none
 * @param queries the scores behind the means, in the order of the task; the overlap is with lexical
 * @param overLexical against words alone; absent for words themselves
 * @param overVector against the same encoder's vectors alone; absent unless the way is hybrid
 */
public record WayQuality(
    String way,
    String encoder,
    List<QueryScores> queries,
    Optional<Gain> overLexical,
    Optional<Gain> overVector)
    implements QueryMeans {
  public WayQuality {
    queries = List.copyOf(queries);
  }

  /** What one way gives more than another, on the same queries. */
  public record Gain(PairedComparison ndcgAt10, PairedComparison recallAt100) {
    static Gain of(List<QueryScores> reference, List<QueryScores> candidate, long seed) {
      return new Gain(
          PairedComparison.of(
              QueryScores.column(reference, QueryScores::ndcgAt10),
              QueryScores.column(candidate, QueryScores::ndcgAt10),
              seed),
          PairedComparison.of(
              QueryScores.column(reference, QueryScores::recallAt100),
              QueryScores.column(candidate, QueryScores::recallAt100),
              seed));
    }
  }
}
