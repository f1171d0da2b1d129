package dev.pith.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
    List<LostQuery> lost)
    implements QueryMeans {
  public EncoderQuality {
    queries = List.copyOf(queries);
    lost = List.copyOf(lost);
  }

  /** The difference in nDCG@10; absent for the reference itself. */
  public Optional<PairedComparison> versusReference() {
    return differences.map(QualityDifferences::ndcgAt10);
  }
}
