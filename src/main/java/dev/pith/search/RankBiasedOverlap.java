package dev.pith.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much two rankings share, from the top down: what both have early counts most.
 *
 * <pre>
 *   A(d)    = 2 * shared(d) / (size(d) + size'(d))       over the documents of ranks 1 to d
 *   RBO_ext = (1 - p) * sum of A(d) * p^(d - 1)  +  A(l) * p^l,       d = 1 to l
 * </pre>
 *
 * <p>{@code p} is the persistence of a reader who goes on to the next rank with that probability;
 * {@code l} is the length of the longer ranking. What lies deeper is taken to agree as the last
 * depth does; so is what the shorter ranking lacks below its end.
 *
 * @see <a href="https://doi.org/10.1145/1852102.1852106">Webber, Moffat, Zobel 2010</a>, equation
 *     32, and section 4.5 for ties
 */
public final class RankBiasedOverlap {
  /** The first ten ranks have 86 % of the weight. */
  public static final double PERSISTENCE = 0.9;

  private final int shortLength;
  private final int longLength;
  private final int[] shortAt;
  private final int[] longAt;
  private final int[] sharedAt;

  private RankBiasedOverlap(Map<String, Integer> shorter, Map<String, Integer> longer) {
    this.shortLength = shorter.size();
    this.longLength = longer.size();
    this.shortAt = new int[longLength + 1];
    this.longAt = new int[longLength + 1];
    this.sharedAt = new int[longLength + 1];
    shorter.values().forEach(rank -> shortAt[rank]++);
    longer.forEach(
        (id, rank) -> {
          longAt[rank]++;
          Integer other = shorter.get(id);
          if (other != null) {
            sharedAt[Math.max(rank, other)]++;
          }
        });
  }

  /**
   * That of rankings without ties, with {@link #PERSISTENCE}.
   *
   * @param one best first, none twice
   * @param other likewise
   * @return as of {@link #extrapolated}
   */
  static double of(List<String> one, List<String> other) {
    return extrapolated(ranks(one), ranks(other), PERSISTENCE);
  }

  private static Map<String, Integer> ranks(List<String> ranking) {
    Map<String, Integer> ranks = new HashMap<>();
    ranking.forEach(id -> ranks.put(id, ranks.size() + 1));
    return ranks;
  }

  /**
   * The extrapolated overlap; takes time O(l).
   *
   * @param one the rank of each document, from 1 to their number; those of one rank are tied
   * @param other the same; the order of the two does not matter
   * @param persistence in (0, 1)
   * @return 0 for nothing in common to 1 for the same ranking; 1 when both are empty
   */
  public static double extrapolated(
      Map<String, Integer> one, Map<String, Integer> other, double persistence) {
    if (!(persistence > 0 && persistence < 1)) {
      throw new IllegalArgumentException("a persistence of " + persistence + " is not in (0, 1)");
    }
    RankBiasedOverlap overlap =
        one.size() <= other.size()
            ? new RankBiasedOverlap(one, other)
            : new RankBiasedOverlap(other, one);
    return overlap.extrapolated(persistence);
  }

  private double extrapolated(double persistence) {
    if (shortLength == 0) {
      return longLength == 0 ? 1 : 0;
    }
    double sum = 0;
    double weight = 1;
    double agreement = 0;
    double agreementOfShorter = 0;
    int shared = 0;
    int shortSize = 0;
    int longSize = 0;
    for (int depth = 1; depth <= longLength; depth++) {
      shared += sharedAt[depth];
      shortSize += shortAt[depth];
      longSize += longAt[depth];
      int missing = Math.max(0, depth - shortLength);
      agreement =
          2 * (shared + agreementOfShorter * missing) / (shortSize + missing + (double) longSize);
      if (depth == shortLength) {
        agreementOfShorter = agreement;
      }
      sum += weight * agreement;
      weight *= persistence;
    }
    return Math.clamp((1 - persistence) * sum + weight * agreement, 0, 1);
  }
}
