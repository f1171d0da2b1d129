package dev.pith.evaluate;

import dev.pith.search.RankBiasedOverlap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far a ranking is that of the reference; no judgements are needed.
 *
 * @param overlapAt10 the share of the first ten that both have, 0 to 1
 * @param rbo rank-biased overlap, extrapolated, with persistence {@value #PERSISTENCE}; 0 to 1
 * @param kendallTau tau-b over all documents that either of them lists, -1 to 1; those that a
 *     ranking does not list are tied behind its last one
 */
public record RankAgreement(double overlapAt10, double rbo, double kendallTau) {
  /** Of rank-biased overlap. */
  public static final double PERSISTENCE = RankBiasedOverlap.PERSISTENCE;

  private static final int CUT = 10;

  /**
   * Compares two rankings of one collection.
   *
   * @param ranking best first; documents of equal score are tied, but for the overlap
   * @param reference the same
   */
  public static RankAgreement of(List<ScoredDocument> ranking, List<ScoredDocument> reference) {
    Map<String, Integer> ranks = TiedRanks.of(ranking);
    Map<String, Integer> referenceRanks = TiedRanks.of(reference);
    return new RankAgreement(
        RankingMetrics.overlap(ids(ranking), ids(reference), CUT),
        RankBiasedOverlap.extrapolated(ranks, referenceRanks, PERSISTENCE),
        kendallTau(ranks, referenceRanks));
  }

  /** 1 for the same order, also where it is too short to have one. */
  private static double kendallTau(Map<String, Integer> ranks, Map<String, Integer> otherRanks) {
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
