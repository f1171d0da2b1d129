package dev.pith.load;

import java.util.concurrent.locks.LockSupport;

/** Time since a run began. Safe for use by many threads at once. */
interface LoadClock {
  /** Now, nanoseconds since the start. */
  long nanos();

  /** Returns at once when that moment has passed. */
  void sleepUntil(long nanos) throws InterruptedException;

  /** The machine's, started now. */
  static LoadClock started() {
    return new OfMachine(System.nanoTime());
  }

  /**
   * The machine's clock.
   *
   * @param startNanos of {@link System#nanoTime}
   */
  record OfMachine(long startNanos) implements LoadClock {
    /** The system wakes a sleeper this late or less; the rest is waited for awake. */
    private static final long SLACK_NANOS = 100_000;

    @Override
    public long nanos() {
      return System.nanoTime() - startNanos;
    }

    @Override
    public void sleepUntil(long nanos) throws InterruptedException {
      for (long rest = nanos - nanos(); rest > 0; rest = nanos - nanos()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("no more questions are asked");
        }
        if (rest > SLACK_NANOS) {
          LockSupport.parkNanos(rest - SLACK_NANOS);
        } else {
          Thread.onSpinWait();
        }
      }
    }
  }
}
