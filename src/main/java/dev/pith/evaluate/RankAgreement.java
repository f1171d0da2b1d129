package dev.pith.evaluate;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far a ranking is that of the reference; no judgements are needed.
 *
 * @param overlapAt10 the share of the first ten that both have, 0 to 1
 * @param rbo rank-biased overlap, extrapolated, with persistence {@value
 *     RankBiasedOverlap#PERSISTENCE}; 0 to 1
 * @param kendallTau tau-b over all documents that either of them lists, -1 to 1; those that a
 *     ranking does not list are tied behind its last one
 */
public record RankAgreement(double overlapAt10, double rbo, double kendallTau) {
  private static final int CUT = 10;

  /**
   * Compares two rankings of one collection.
   *
   * @param ranking best first; documents of equal score are tied, but for the overlap
   * @param reference the same
   */
  public static RankAgreement of(List<ScoredDocument> ranking, List<ScoredDocument> reference) {
    return new RankAgreement(
        RankingMetrics.overlap(ids(ranking), ids(reference), CUT),
        RankBiasedOverlap.extrapolated(ranking, reference, RankBiasedOverlap.PERSISTENCE),
        kendallTau(ranking, reference));
  }

  /** 1 for the same order, also where it is too short to have one. */
  static double kendallTau(List<ScoredDocument> one, List<ScoredDocument> other) {
    Map<String, Integer> ranks = TiedRanks.of(one);
    Map<String, Integer> otherRanks = TiedRanks.of(other);
    if (ranks.equals(otherRanks)) {
      return 1;
    }
    Set<String> union = new LinkedHashSet<>(ranks.keySet());
    union.addAll(otherRanks.keySet());
    return union.size() < 2
        ? 0
        : RankCorrelation.kendall(over(union, ranks), over(union, otherRanks));
  }

  private static double[] over(Set<String> union, Map<String, Integer> ranks) {
    int behind = ranks.size() + 1;
    double[] places = new double[union.size()];
    String[] ids = union.toArray(String[]::new);
    Arrays.setAll(places, i -> ranks.getOrDefault(ids[i], behind));
    return places;
  }

  private static List<String> ids(List<ScoredDocument> ranking) {
    return ranking.stream().map(ScoredDocument::id).toList();
  }
}
