package dev.pith.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One of the ways to answer that a report sets against each other, and the three things that are
 * weighed: quality, time and bytes.
 *
 * @param name unique in a report
 * @param ndcgAt10 mean over the judged queries
 * @param versusReference the difference in nDCG@10, query by query; absent for the reference itself
 * @param millis median time for a question
 * @param speedup against the reference
 * @param bytes of what has to be loaded
 */
public record Setting(
    String name,
    double ndcgAt10,
    Optional<PairedComparison> versusReference,
    double millis,
    Speedup speedup,
    long bytes) {
  /**
   * Whether this one is nowhere worse and somewhere better. Times of which neither is surely the
   * shorter, since the intervals of their speedups meet, count as equal.
   */
  public boolean dominates(Setting other) {
    boolean nowhereWorse =
        ndcgAt10 >= other.ndcgAt10 && bytes <= other.bytes && !other.isSurelyFaster(this);
    return nowhereWorse
        && (ndcgAt10 > other.ndcgAt10 || bytes < other.bytes || isSurelyFaster(other));
  }

  private boolean isSurelyFaster(Setting other) {
    return speedup.low() > other.speedup.high();
  }

  /** Names of those that another dominates. */
  public static Set<String> dominated(List<Setting> settings) {
    return settings.stream()
        .filter(one -> settings.stream().anyMatch(other -> other.dominates(one)))
        .map(Setting::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Where the mean nDCG@10 lies, if the reference's is what it is: 95 %, from pairs. */
  public Interval ndcgInterval() {
    return versusReference
        .map(
            difference ->
                new Interval(
                    ndcgAt10 - difference.meanDifference() + difference.low(),
                    ndcgAt10 - difference.meanDifference() + difference.high()))
        .orElseGet(() -> new Interval(ndcgAt10, ndcgAt10));
  }

  /** Whether it is shown to be no worse than the reference by more than {@code epsilon}. */
  boolean isNotWorse(double epsilon) {
    return versusReference.isEmpty() || versusReference.get().low() >= -epsilon;
  }

  /** Whether it surely takes less time than the reference, or has fewer bytes in the same time. */
  boolean isCheaper(Setting reference) {
    return speedup.low() > 1 || (bytes < reference.bytes && speedup.high() >= 1);
  }
}
