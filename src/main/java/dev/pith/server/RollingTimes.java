package dev.pith.server;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Times of the last while, at a resolution of 1 %.
 *
 * <p>The while is cut into slices, of which the oldest is emptied and filled anew as time goes on;
 * so a time is forgotten all of a sudden with its slice. Each slice takes some 11 KB once something
 * was recorded in it. Safe for use by many threads at once.
 */
final class RollingTimes {
  private static final int SLICES = 10;
  private static final int SIGNIFICANT_DIGITS = 2;
  private static final long SHORTEST_NANOS = 1_000;
  private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

  private final long sliceNanos;
  private final @Nullable Slice[] slices = new @Nullable Slice[SLICES];

  RollingTimes(Duration window) {
    this.sliceNanos = window.toNanos() / SLICES;
  }

  /**
   * @param number how many slices of time were before it
   */
  private record Slice(long number, IntCountsHistogram times) {}

  /**
   * Counts a time, as a minute when it was longer.
   *
   * @param nowNanos of a clock that never goes back
   */
  synchronized void record(long nanos, long nowNanos) {
    long number = Math.floorDiv(nowNanos, sliceNanos);
    int place = Math.floorMod(number, SLICES);
    Slice slice = slices[place];
    if (slice == null || slice.number() != number) {
      slice = new Slice(number, emptied(slice));
      slices[place] = slice;
    }
    slice.times().recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
  }

  private static IntCountsHistogram emptied(@Nullable Slice old) {
    if (old == null) {
      return new IntCountsHistogram(SHORTEST_NANOS, LONGEST_NANOS, SIGNIFICANT_DIGITS);
    }
    old.times().reset();
    return old.times();
  }

  /** All that still counts, in nanoseconds; the caller's own. */
  synchronized Histogram counted(long nowNanos) {
    long oldest = Math.floorDiv(nowNanos, sliceNanos) - SLICES;
    Histogram all = new Histogram(SHORTEST_NANOS, LONGEST_NANOS, SIGNIFICANT_DIGITS);
    for (Slice slice : slices) {
      if (slice != null && slice.number() > oldest) {
        all.add(slice.times());
      }
    }
    return all;
  }
}
