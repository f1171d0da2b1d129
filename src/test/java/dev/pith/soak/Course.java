package dev.pith.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Levels of a process over time: whether they rise. For one thread. */
final class Course {
  private static final double BYTES_PER_MEGABYTE = 1e6;
  private static final double MOST_HEAP_MEGABYTES = 24;
  private static final double MOST_PRIVATE_MEGABYTES = 64;
  private static final double MOST_THREADS = 24;
  private static final double MOST_DESCRIPTORS = 48;

  private final List<Levels> levels = new ArrayList<>();

  void add(Levels level) {
    levels.add(level);
  }

  int size() {
    return levels.size();
  }

  /**
   * Tells the median of the first third and that of the last, and refuses a rise of more than what
   * comes and goes by itself. Caches and pools are filled within the first third of an hour; in the
   * seconds of a build they are not, and more is borne.
   *
   * @param slack how many times as much may come and go, at least 1
   */
  void judge(Findings findings, double slack) {
    judge(
        findings,
        "heap",
        one -> one.heapBytes() / BYTES_PER_MEGABYTE,
        "MB",
        slack * MOST_HEAP_MEGABYTES);
    judge(
        findings,
        "private-memory",
        one -> one.privateBytes() / BYTES_PER_MEGABYTE,
        "MB",
        slack * MOST_PRIVATE_MEGABYTES);
    judge(findings, "threads", Levels::threads, "count", slack * MOST_THREADS);
    judge(findings, "descriptors", Levels::descriptors, "count", slack * MOST_DESCRIPTORS);
  }

  private void judge(
      Findings findings, String what, ToDoubleFunction<Levels> level, String unit, double most) {
    int third = Math.max(1, levels.size() / 3);
    double first = median(levels.subList(0, third), level);
    double last = median(levels.subList(levels.size() - third, levels.size()), level);
    findings.figure(what + "-first-third", first, unit, third);
    findings.figure(what + "-last-third", last, unit, third);
    findings.require(
        last - first <= most,
        "%s: %.1f %s in the first third and %.1f in the last".formatted(what, first, unit, last));
  }

  private static double median(List<Levels> some, ToDoubleFunction<Levels> level) {
    double[] sorted = some.stream().mapToDouble(level).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
