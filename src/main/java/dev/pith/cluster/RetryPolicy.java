package dev.pith.cluster;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;

/**
 * How often something is asked again that may do the next time, and how long after. Pauses double,
 * and each is shortened by chance, up to half of it, so that those who were turned away together do
 * not come back together.
 *
 * @param attempts how often it is asked at most, the first time included
 * @param first the longest pause after the first attempt
 * @param most the longest pause after any
 * @param chance a number from 0 to 1, 1 excluded, each time; safe for use by many threads
 */
record RetryPolicy(int attempts, Duration first, Duration most, DoubleSupplier chance) {
  /** For writing: as long as a cluster takes to go on without one of its nodes. */
  static final RetryPolicy WRITING =
      new RetryPolicy(9, Duration.ofMillis(200), Duration.ofSeconds(10), Math::random);

  /**
   * For searching: somebody waits for it, but no longer than a cluster takes to let other copies
   * stand in for those of a lost node, which is seconds.
   */
  static final RetryPolicy SEARCHING =
      new RetryPolicy(12, Duration.ofMillis(50), Duration.ofSeconds(2), Math::random);

  RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("%d attempts are none".formatted(attempts));
    }
  }

  /** How long to wait. */
  Duration pause(int attemptsMade) {
    long longest = first.toNanos();
    for (int made = 1; made < attemptsMade && longest < most.toNanos(); made++) {
      longest *= 2;
    }
    double share = 1 - chance.getAsDouble() / 2;
    return Duration.ofNanos((long) (share * Math.min(longest, most.toNanos())));
  }

  /**
   * Waits.
   *
   * @throws CancellationException when the thread is interrupted; it stays so
   */
  void await(int attemptsMade) {
    try {
      // A node that is busy or away says nothing when it is well again.
      Thread.sleep(pause(attemptsMade));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a cluster was waited for");
    }
  }
}
