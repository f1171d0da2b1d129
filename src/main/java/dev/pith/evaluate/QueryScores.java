package dev.pith.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one encoder scored on one query.
 *
 * @param text what was asked
 * @param averagePrecision of the first {@value QualityRun#DEPTH}
 * @param agreement with the reference's ranking
 */
public record QueryScores(
    String queryId,
    String text,
    double ndcgAt10,
    double mrrAt10,
    double recallAt100,
    double averagePrecision,
    RankAgreement agreement) {
  /** The share of the reference's first ten that is among this encoder's. */
  public double overlapAt10() {
    return agreement.overlapAt10();
  }

  /** Rank-biased overlap with the reference's ranking. */
  public double rbo() {
    return agreement.rbo();
  }

  /** Kendall's tau-b with the reference's ranking. */
  public double kendallTau() {
    return agreement.kendallTau();
  }

  static double[] column(List<QueryScores> scores, ToDoubleFunction<QueryScores> measure) {
    return scores.stream().mapToDouble(measure).toArray();
  }
}
