package dev.pith.server;

import dev.pith.search.SearchMode;
import dev.pith.search.SearchResult;
import dev.pith.server.TrafficFacts.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long the searches of the last while took, for each encoder and mode: the sum of their stages,
 * without the wait for a place. Memory is bounded by how many encoders there are, some 100 KB for
 * each and mode. Safe for use by many threads at once.
 */
final class LiveLatency {
  static final Duration WINDOW = Duration.ofMinutes(10);

  /** Least samples for a p90 and a p99, those of MLPerf's early stopping rule. */
  private static final int P90_SAMPLES = 64;

  private static final int P99_SAMPLES = 662;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MICROS_PER_MILLI = 1e3;

  private final LongSupplier nanoClock;
  private final Map<Answerer, RollingTimes> times = new ConcurrentHashMap<>();

  LiveLatency(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  private record Answerer(String encoder, SearchMode mode) {}

  /** Counts an answer to a question that somebody asked. */
  void record(SearchMode mode, SearchResult result) {
    times
        .computeIfAbsent(new Answerer(result.encoder(), mode), unseen -> new RollingTimes(WINDOW))
        .record(result.times().totalNanos(), nanoClock.getAsLong());
  }

  /**
   * What was counted lately: those who answered, in this order.
   *
   * @param encoders that can be asked
   */
  List<Latency> facts(List<String> encoders) {
    long nowNanos = nanoClock.getAsLong();
    List<Latency> told = new ArrayList<>();
    for (SearchMode mode : List.of(SearchMode.VECTOR, SearchMode.HYBRID)) {
      encoders.forEach(encoder -> tell(new Answerer(encoder, mode), nowNanos, told));
    }
    tell(new Answerer(SearchResult.NO_ENCODER, SearchMode.LEXICAL), nowNanos, told);
    return told;
  }

  private void tell(Answerer answerer, long nowNanos, List<Latency> told) {
    RollingTimes counted = times.get(answerer);
    if (counted == null) {
      return;
    }
    Histogram all = counted.counted(nowNanos);
    if (all.getTotalCount() > 0) {
      told.add(
          new Latency(
              answerer.encoder(),
              Choice.label(answerer.mode()),
              all.getTotalCount(),
              millisAt(all, 50),
              tail(all, 90, P90_SAMPLES),
              tail(all, 99, P99_SAMPLES)));
    }
  }

  private static @Nullable Double tail(Histogram all, double percentile, int leastSamples) {
    return all.getTotalCount() < leastSamples ? null : millisAt(all, percentile);
  }

  private static double millisAt(Histogram all, double percentile) {
    return Math.round(all.getValueAtPercentile(percentile) / NANOS_PER_MICRO) / MICROS_PER_MILLI;
  }
}
