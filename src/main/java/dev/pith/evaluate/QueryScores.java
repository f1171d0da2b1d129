package dev.pith.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one encoder scored on one query.
 *
 * @param text what was asked
 * @param overlapAt10 the share of the reference's first ten that is among this encoder's
 */
public record QueryScores(
    String queryId,
    String text,
    double ndcgAt10,
    double mrrAt10,
    double recallAt100,
    double averagePrecision,
    double overlapAt10) {
  static double[] column(List<QueryScores> scores, ToDoubleFunction<QueryScores> measure) {
    return scores.stream().mapToDouble(measure).toArray();
  }
}
