package dev.pith.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How good one encoder is on a collection. Means run over the task's queries.
 *
 * @param fingerprint of the encoder, SHA-256 in hex
 * @param sizeBytes of the encoder's files
 * @param relativeNdcgAt10 nDCG@10 over the reference's; absent when the reference has 0
 * @param asymmetricNdcgAt10 this encoder's queries against the reference's document vectors; absent
 *     when the dimensions differ
 * @param meanCosine mean cosine of this encoder's and the reference's vector of a document; absent
 *     when the dimensions differ, there are no documents, or this encoder's were not made
 * @param differences to the reference; absent for the reference itself
 * @param asymmetricVersusReference the difference in nDCG@10 of the asymmetric ranking
 * @param queries the scores behind the means, in the order of the task
 * @param lost the queries that lost most nDCG@10, most first, at most {@value LostQuery#TOLD}
 */
public record EncoderQuality(
    String name,
    String fingerprint,
    long sizeBytes,
    int dimension,
    OptionalDouble relativeNdcgAt10,
    OptionalDouble asymmetricNdcgAt10,
    OptionalDouble meanCosine,
    Optional<QualityDifferences> differences,
    Optional<PairedComparison> asymmetricVersusReference,
    List<QueryScores> queries,
    List<LostQuery> lost) {
  public EncoderQuality {
    queries = List.copyOf(queries);
    lost = List.copyOf(lost);
  }

  /** The difference in nDCG@10; absent for the reference itself. */
  public Optional<PairedComparison> versusReference() {
    return differences.map(QualityDifferences::ndcgAt10);
  }

  public double ndcgAt10() {
    return mean(queries, QueryScores::ndcgAt10);
  }

  public double mrrAt10() {
    return mean(queries, QueryScores::mrrAt10);
  }

  public double recallAt100() {
    return mean(queries, QueryScores::recallAt100);
  }

  /** Mean average precision of the first {@value QualityRun#DEPTH}. */
  public double map() {
    return mean(queries, QueryScores::averagePrecision);
  }

  public double meanOverlapAt10() {
    return mean(queries, QueryScores::overlapAt10);
  }

  /** Mean rank-biased overlap with the reference, see {@link RankBiasedOverlap}. */
  public double meanRbo() {
    return mean(queries, QueryScores::rbo);
  }

  /** Mean of Kendall's tau-b with the reference. */
  public double meanKendallTau() {
    return mean(queries, QueryScores::kendallTau);
  }

  static double mean(List<QueryScores> scores, ToDoubleFunction<QueryScores> measure) {
    return scores.stream().mapToDouble(measure).average().orElse(0);
  }
}
