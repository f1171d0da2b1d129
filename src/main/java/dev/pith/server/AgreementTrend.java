package dev.pith.server;

import dev.pith.server.TrafficFacts.Minute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Means of the last hour, minute by minute. A minute is forgotten when another one needs its place,
 * so memory is bounded. Used by one thread at a time.
 */
final class AgreementTrend {
  static final int MINUTES = 60;

  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final @Nullable Sum[] sums = new @Nullable Sum[MINUTES];

  /**
   * @param minute how many minutes of the clock were before it
   */
  private record Sum(long minute, long compared, double rankBiasedOverlap) {
    Sum with(double another) {
      return new Sum(minute, compared + 1, rankBiasedOverlap + another);
    }
  }

  /**
   * Counts an answer.
   *
   * @param nowNanos of a clock that never goes back
   */
  void record(double rankBiasedOverlap, long nowNanos) {
    long minute = Math.floorDiv(nowNanos, MINUTE_NANOS);
    int place = Math.floorMod(minute, MINUTES);
    Sum sum = sums[place];
    sums[place] =
        (sum == null || sum.minute() != minute ? new Sum(minute, 0, 0) : sum)
            .with(rankBiasedOverlap);
  }

  /** The minutes in which something was counted, the oldest first. */
  List<Minute> minutes(long nowNanos) {
    long now = Math.floorDiv(nowNanos, MINUTE_NANOS);
    List<Minute> told = new ArrayList<>();
    for (int ago = MINUTES - 1; ago >= 0; ago--) {
      Sum sum = sums[Math.floorMod(now - ago, MINUTES)];
      if (sum != null && sum.minute() == now - ago) {
        told.add(new Minute(ago, sum.compared(), sum.rankBiasedOverlap() / sum.compared()));
      }
    }
    return told;
  }
}
