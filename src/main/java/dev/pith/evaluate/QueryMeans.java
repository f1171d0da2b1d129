package dev.pith.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** How good answers are on the whole: the mean of each measure over the queries, 0 without any. */
public interface QueryMeans {
  /** The scores behind the means, in the order of the task. */
  List<QueryScores> queries();

  default double ndcgAt10() {
    return mean(queries(), QueryScores::ndcgAt10);
  }

  default double mrrAt10() {
    return mean(queries(), QueryScores::mrrAt10);
  }

  default double recallAt100() {
    return mean(queries(), QueryScores::recallAt100);
  }

  /** Mean average precision of the first {@value QualityRun#DEPTH}. */
  default double map() {
    return mean(queries(), QueryScores::averagePrecision);
  }

  default double meanOverlapAt10() {
    return mean(queries(), QueryScores::overlapAt10);
  }

  /** Mean rank-biased overlap with the reference, see {@link RankAgreement}. */
  default double meanRbo() {
    return mean(queries(), QueryScores::rbo);
  }

  /** Mean of Kendall's tau-b with the reference. */
  default double meanKendallTau() {
    return mean(queries(), QueryScores::kendallTau);
  }

  static double mean(List<QueryScores> scores, ToDoubleFunction<QueryScores> measure) {
    return scores.stream().mapToDouble(measure).average().orElse(0);
  }
}
