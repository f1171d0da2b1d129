package dev.pith.report;

import dev.pith.evaluate.Figure;
import dev.pith.evaluate.Interval;
import dev.pith.evaluate.LatencyDistribution;
import java.util.Optional;

/** Percentiles of times as figures, in seconds. */
final class Percentiles {
  private static final double MILLIS_PER_SECOND = 1e3;

  private Percentiles() {}

  /** The p99; absent when too few samples stand behind it. */
  static Optional<Figure> p99(String id, LatencyDistribution times, int queries) {
    return times.p99Millis().isPresent()
        ? Optional.of(figure(id, times, queries, times.p99Millis().getAsDouble(), 0.99))
        : Optional.empty();
  }

  /** The median. */
  static Figure p50(String id, LatencyDistribution times, int queries) {
    return figure(id, times, queries, times.p50Millis(), 0.5);
  }

  private static Figure figure(
      String id, LatencyDistribution times, int queries, double millis, double share) {
    Interval interval = times.intervalMillis(share, queries);
    return new Figure(
        id,
        millis / MILLIS_PER_SECOND,
        "seconds",
        Optional.of(
            new Interval(interval.low() / MILLIS_PER_SECOND, interval.high() / MILLIS_PER_SECOND)),
        times.samples());
  }
}
