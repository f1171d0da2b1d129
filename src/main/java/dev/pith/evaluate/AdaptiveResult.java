package dev.pith.evaluate;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What adaptive queries cost and keep on one collection.
 *
 * @param data the collection's name
 * @param queries how many were asked
 * @param referenceNdcg mean nDCG@10 of the reference
 * @param adaptiveNdcg of the adaptive encoder
 * @param ndcg the paired difference
 * @param cost mean time of reading and encoding a query, of all encoders that were tried, as a
 *     share of the reference's
 * @param costInterval of 95 %, queries drawn
 * @param answeredBy how many queries each encoder answered
 */
public record AdaptiveResult(
    String data,
    int queries,
    double referenceNdcg,
    double adaptiveNdcg,
    PairedComparison ndcg,
    double cost,
    Interval costInterval,
    Map<String, Integer> answeredBy) {
  public AdaptiveResult {
    answeredBy = Collections.unmodifiableMap(new TreeMap<>(answeredBy));
  }

  /** Its nDCG@10 as a share of the reference's; absent when that scores nothing. */
  public Optional<Figure> quality(String id) {
    return Figure.share(id, referenceNdcg, adaptiveNdcg, ndcg, queries);
  }

  public Figure costFigure(String id) {
    return Figure.ratio(id, cost, costInterval, queries);
  }
}
