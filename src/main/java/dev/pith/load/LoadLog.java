package dev.pith.load;

import dev.pith.evaluate.LatencyDistribution;
import java.util.Arrays;
import java.util.Optional;

/** What becomes of the questions of one run. Safe for use by many threads at once. */
final class LoadLog {
  private static final double NANOS_PER_MILLI = 1e6;

  private final long[] arrivals;
  private final double boundNanos;
  private final long[] latencyNanos;
  private final long[] queueNanos;
  private final long[] serviceNanos;
  private int answered;
  private int late;
  private int refused;
  private int failed;

  LoadLog(long[] arrivals, double p99BoundMillis) {
    this.arrivals = arrivals;
    this.boundNanos = p99BoundMillis * NANOS_PER_MILLI;
    this.latencyNanos = new long[arrivals.length];
    this.queueNanos = new long[arrivals.length];
    this.serviceNanos = new long[arrivals.length];
  }

  /**
   * @param question its number
   * @param begunNanos when somebody turned to it
   * @param doneNanos when the whole answer was there
   */
  synchronized void record(int question, long begunNanos, long doneNanos, Outcome outcome) {
    switch (outcome) {
      case ANSWERED -> {
        long latency = Math.max(0, doneNanos - arrivals[question]);
        latencyNanos[answered] = latency;
        queueNanos[answered] = Math.max(0, begunNanos - arrivals[question]);
        serviceNanos[answered] = Math.max(0, doneNanos - begunNanos);
        answered++;
        late += latency > boundNanos ? 1 : 0;
      }
      case REFUSED -> refused++;
      case FAILED -> failed++;
    }
  }

  /** Whether too many have missed the bound for it to hold, whatever comes. */
  synchronized boolean isLost(int turnedAway) {
    return late + refused + failed + turnedAway > LoadPlan.mayMiss(arrivals.length);
  }

  synchronized LoadResult result(double perSecond, int turnedAway) {
    boolean lost = isLost(turnedAway);
    int known = answered + refused + failed + turnedAway;
    return new LoadResult(
        perSecond,
        arrivals.length,
        answered,
        late,
        refused + turnedAway,
        failed,
        !lost,
        known < arrivals.length,
        answered == 0
            ? Optional.empty()
            : Optional.of(
                new LoadResult.Times(
                    distribution(latencyNanos),
                    distribution(queueNanos),
                    distribution(serviceNanos))));
  }

  private LatencyDistribution distribution(long[] nanos) {
    return LatencyDistribution.ofNanos(Arrays.copyOf(nanos, answered));
  }
}
