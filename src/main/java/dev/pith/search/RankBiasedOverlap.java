package dev.pith.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How alike two rankings are, from the top down: 1 for the same documents in the same order, 0 for
 * none in common.
 *
 * <pre>
 *   A(d) = share of the first d that both have
 *   RBO  = (1 - p) * sum over d of p^(d-1) * A(d)
 * </pre>
 *
 * <p>What lies behind the end of the lists is extrapolated: the agreement at the end goes on. With
 * {@code p} = {@value #PERSISTENCE} the first ten ranks weigh 86 %.
 *
 * @see <a href="https://doi.org/10.1145/1852102.1852106">Webber, Moffat and Zobel 2010</a>,
 *     equation 32
 */
final class RankBiasedOverlap {
  /** The weight of a rank against that of the one above it. */
  static final double PERSISTENCE = 0.9;

  private RankBiasedOverlap() {}

  /**
   * Compares rankings of any length; 1 when both are empty, 0 when one is.
   *
   * @param one best first, none twice
   * @param other likewise
   */
  static double of(List<String> one, List<String> other) {
    return one.size() <= other.size() ? ofShorter(one, other) : ofShorter(other, one);
  }

  private static double ofShorter(List<String> shorter, List<String> longer) {
    if (shorter.isEmpty()) {
      return longer.isEmpty() ? 1 : 0;
    }
    int end = shorter.size();
    Set<String> above = new HashSet<>();
    int shared = 0;
    int sharedAtEnd = 0;
    double sum = 0;
    double weight = 1;
    for (int depth = 1; depth <= longer.size(); depth++) {
      shared += above.add(longer.get(depth - 1)) ? 0 : 1;
      if (depth <= end) {
        shared += above.add(shorter.get(depth - 1)) ? 0 : 1;
        sharedAtEnd = shared;
      }
      // Behind its end the shorter one is taken to go on as it was.
      double goneOn = (double) sharedAtEnd * Math.max(0, depth - end) / end;
      weight *= PERSISTENCE;
      sum += (shared + goneOn) / depth * weight;
    }
    double agreement = (double) (shared - sharedAtEnd) / longer.size() + (double) sharedAtEnd / end;
    // Sums of many small parts may end a rounding above 1.
    return Math.min(1, (1 - PERSISTENCE) / PERSISTENCE * sum + agreement * weight);
  }
}
