package dev.pith.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How good a cell's answers are.
 *
 * @param queries the scores, in the order of the task; the agreement is with the reference cell
 * @param versusReference nDCG@10 against the first cell's; absent for that one
 * @param rankings what was found for each query, best first in trec_eval's order
 * @param lost the queries that lost most against the first cell, most first; none for that one
 */
public record CellQuality(
    Cell cell,
    List<QueryScores> queries,
    Optional<PairedComparison> versusReference,
    List<List<ScoredDocument>> rankings,
    List<LostQuery> lost)
    implements QueryMeans {
  public CellQuality {
    queries = List.copyOf(queries);
    rankings = List.copyOf(rankings);
    lost = List.copyOf(lost);
  }

  /** The mean, with its interval over the queries. */
  public Figure ndcgFigure(String id, long seed) {
    double[] scores = QueryScores.column(queries, QueryScores::ndcgAt10);
    Interval interval =
        Bootstrap.ofMean(scores, new SplittableRandom(seed), PairedComparison.ROUNDS);
    return Figure.ratio(id, ndcgAt10(), interval, queries.size());
  }

  /**
   * nDCG@10 as a share of the reference's; absent for the reference, or when that scores nothing.
   */
  public Optional<Figure> keptFigure(String id, CellQuality reference) {
    return versusReference.flatMap(
        difference ->
            Figure.share(id, reference.ndcgAt10(), ndcgAt10(), difference, queries.size()));
  }
}
