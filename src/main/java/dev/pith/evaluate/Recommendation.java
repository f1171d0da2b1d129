package dev.pith.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which setting to take: the cheapest that is not worse than the reference by more than epsilon.
 *
 * <p>Not worse is shown, not assumed: the whole 95 % interval of the paired difference in nDCG@10
 * lies above minus epsilon. Few queries, whose intervals are wide, recommend nothing. The cheapest
 * takes least time for a question; of equals the one with the fewest bytes.
 */
public sealed interface Recommendation {
  /** What is no worse, unless somebody chooses otherwise. */
  double EPSILON = 0.01;

  /** What the cheapest is chosen by. */
  Comparator<Setting> CHEAPEST =
      Comparator.comparingDouble(Setting::millis)
          .thenComparingLong(Setting::bytes)
          .thenComparing(Setting::name);

  /** How much worse is no worse: a difference in nDCG@10, 0 or more. */
  double epsilon();

  /** The setting that everything is compared with. */
  Setting reference();

  /** The one to take; the reference where nothing cheaper holds. */
  Setting chosen();

  /** A cheaper one holds. */
  record Take(Setting chosen, Setting reference, double epsilon) implements Recommendation {}

  /**
   * No cheaper one is shown to be good enough.
   *
   * @param nearest the cheaper one whose interval reaches down least, if there is a cheaper one
   */
  record Keep(Setting reference, Optional<Setting> nearest, double epsilon)
      implements Recommendation {
    @Override
    public Setting chosen() {
      return reference;
    }
  }

  /**
   * Recommends.
   *
   * @param settings the reference first; at least one
   * @param epsilon 0 or more
   */
  static Recommendation of(List<Setting> settings, double epsilon) {
    requireEpsilon(epsilon);
    Setting reference = settings.getFirst();
    List<Setting> cheaper =
        settings.stream().skip(1).filter(one -> one.isCheaper(reference)).toList();
    Optional<Setting> chosen =
        cheaper.stream().filter(one -> one.isNotWorse(epsilon)).min(CHEAPEST);
    if (chosen.isPresent()) {
      return new Take(chosen.get(), reference, epsilon);
    }
    return new Keep(
        reference,
        cheaper.stream().max(Comparator.comparingDouble(Recommendation::lowest)),
        epsilon);
  }

  private static double lowest(Setting setting) {
    return setting.versusReference().map(PairedComparison::low).orElse(0.0);
  }

  /** Fails unless {@code epsilon} is a number of 0 or more. */
  static void requireEpsilon(double epsilon) {
    if (!(epsilon >= 0 && Double.isFinite(epsilon))) {
      throw new IllegalArgumentException("an epsilon of %s is not 0 or more".formatted(epsilon));
    }
  }
}
