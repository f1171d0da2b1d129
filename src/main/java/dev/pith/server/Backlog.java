package dev.pith.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many may wait: many where a burst has to be got over, few where more is asked for than can be
 * done. A line that was empty a moment ago is a burst; one that has not been for {@link #BURST}
 * will not be, and whoever joined its end would only wait for nothing more to be answered.
 *
 * <p>The idea is that of Maurer, "Fail at Scale" (ACM Queue 13(8), 2015), after CoDel (Nichols and
 * Jacobson, 2012). Safe for use by many threads at once.
 */
final class Backlog {
  static final Duration BURST = Duration.ofMillis(100);

  private final int mostInBurst;
  private final int mostStanding;
  private final LongSupplier nanoTime;
  private volatile long emptyNanos;

  /**
   * @param mostInBurst how many may wait
   * @param mostStanding how many of them while there have always been some for {@link #BURST}
   * @param nanoTime a clock that never goes back
   */
  Backlog(int mostInBurst, int mostStanding, LongSupplier nanoTime) {
    this.mostInBurst = mostInBurst;
    this.mostStanding = mostStanding;
    this.nanoTime = nanoTime;
    this.emptyNanos = nanoTime.getAsLong();
  }

  /** Whether one more may wait behind so many. */
  boolean admits(int waiting) {
    long nowNanos = nanoTime.getAsLong();
    if (waiting == 0) {
      emptyNanos = nowNanos;
    }
    boolean standing = nowNanos - emptyNanos > BURST.toNanos();
    return waiting < (standing ? mostStanding : mostInBurst);
  }
}
