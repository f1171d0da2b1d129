package dev.pith.server;

import dev.pith.search.Comparison;
import dev.pith.server.TrafficFacts.Agreement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * How far the answers of the last while agreed with the reference's, for each encoder: means over
 * the last {@value #MOST} answers that could be compared, none older than {@link
 * LiveLatency#WINDOW}, and how that went in the last hour. Safe for use by many threads at once.
 */
final class LiveAgreement {
  /** Of each encoder, 24 bytes each and their objects. */
  private static final int MOST = 1_000;

  private final LongSupplier nanoClock;
  private final Map<String, Deque<Sample>> samples = new TreeMap<>();
  private final Map<String, AgreementTrend> trends = new TreeMap<>();

  LiveAgreement(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  private record Sample(long nanos, double overlapAt10, double rankBiasedOverlap) {}

  /** Counts an answer against the reference's to the same question. */
  synchronized void record(Comparison.Against against) {
    long now = nanoClock.getAsLong();
    String encoder = against.result().encoder();
    trends
        .computeIfAbsent(encoder, unseen -> new AgreementTrend())
        .record(against.rankBiasedOverlap(), now);
    Deque<Sample> kept = samples.computeIfAbsent(encoder, unseen -> new ArrayDeque<>());
    if (kept.size() == MOST) {
      kept.removeFirst();
    }
    kept.addLast(new Sample(now, against.overlapAt10(), against.rankBiasedOverlap()));
  }

  /**
   * What was counted lately, in this order; nothing of those that were not compared.
   *
   * @param encoders that can be asked
   */
  synchronized List<Agreement> facts(List<String> encoders) {
    long now = nanoClock.getAsLong();
    long oldest = now - LiveLatency.WINDOW.toNanos();
    List<Agreement> told = new ArrayList<>();
    for (String encoder : encoders) {
      Deque<Sample> kept = samples.getOrDefault(encoder, new ArrayDeque<>());
      kept.removeIf(sample -> sample.nanos() - oldest < 0);
      if (!kept.isEmpty()) {
        told.add(
            new Agreement(
                encoder,
                kept.size(),
                kept.stream().mapToDouble(Sample::overlapAt10).average().orElseThrow(),
                kept.stream().mapToDouble(Sample::rankBiasedOverlap).average().orElseThrow(),
                trends.getOrDefault(encoder, new AgreementTrend()).minutes(now)));
      }
    }
    return told;
  }
}
