package dev.pith.index;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How big a segment is.
 *
 * @param documents that are not deleted
 * @param linked whether they have graphs
 */
record SegmentSize(String name, int documents, boolean linked) {
  /** Lucene makes no graph of fewer. */
  private static final int FEW = 1_000;

  /** Of the largest; of fewer others it is cheaper to search one segment more. */
  private static final int SMALL_SHARE = 8;

  private static final Comparator<SegmentSize> LARGEST_FIRST =
      Comparator.comparingInt(SegmentSize::documents).reversed();

  /**
   * Which segments to make one of, so that those that are left are at most two and linked.
   *
   * @return their names; none when nothing is to be done
   */
  static Set<String> toMerge(List<SegmentSize> segments) {
    if (segments.isEmpty()) {
      return Set.of();
    }
    List<SegmentSize> bySize = segments.stream().sorted(LARGEST_FIRST).toList();
    SegmentSize largest = bySize.getFirst();
    List<SegmentSize> others = bySize.subList(1, bySize.size());
    long small = others.stream().mapToLong(SegmentSize::documents).sum();
    if (largest.isToBeLinked() || small * SMALL_SHARE > largest.documents()) {
      return names(segments);
    }
    return others.size() > 1 || others.stream().anyMatch(SegmentSize::isToBeLinked)
        ? names(others)
        : Set.of();
  }

  private boolean isToBeLinked() {
    return !linked && documents > FEW;
  }

  private static Set<String> names(List<SegmentSize> segments) {
    return segments.stream().map(SegmentSize::name).collect(Collectors.toUnmodifiableSet());
  }
}
