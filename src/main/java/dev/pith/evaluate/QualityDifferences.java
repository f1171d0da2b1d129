package dev.pith.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What separates an encoder from the reference, by each measure of quality, query by query. */
public record QualityDifferences(
    PairedComparison ndcgAt10,
    PairedComparison mrrAt10,
    PairedComparison recallAt100,
    PairedComparison averagePrecision) {
  static QualityDifferences of(
      List<QueryScores> reference, List<QueryScores> candidate, long seed) {
    return new QualityDifferences(
        compare(reference, candidate, QueryScores::ndcgAt10, seed),
        compare(reference, candidate, QueryScores::mrrAt10, seed),
        compare(reference, candidate, QueryScores::recallAt100, seed),
        compare(reference, candidate, QueryScores::averagePrecision, seed));
  }

  private static PairedComparison compare(
      List<QueryScores> reference,
      List<QueryScores> candidate,
      ToDoubleFunction<QueryScores> measure,
      long seed) {
    return PairedComparison.of(
        QueryScores.column(reference, measure), QueryScores.column(candidate, measure), seed);
  }
}
