package dev.pith.evaluate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All times of one contestant, while a run fills them. */
final class Stopwatches {
  private final List<Stage> stages;
  private final long[][] stageNanos;
  private final long[][] totalNanos;
  private final double[] tokens;
  private Disturbance disturbance = Disturbance.NONE;

  Stopwatches(List<Stage> stages, int rounds, int queries) {
    this.stages = stages;
    this.stageNanos = new long[stages.size()][rounds * queries];
    this.totalNanos = new long[rounds][queries];
    this.tokens = new double[queries];
  }

  void record(int round, int query, Contestant.Sample sample) {
    for (int stage = 0; stage < stages.size(); stage++) {
      stageNanos[stage][round * tokens.length + query] = sample.stageNanos()[stage];
    }
    totalNanos[round][query] = sample.totalNanos();
    tokens[query] = sample.tokens();
  }

  /** Tells what went on in a turn. */
  void disturbed(Disturbance more) {
    disturbance = disturbance.plus(more);
  }

  Speedup over(Stopwatches reference, long seed) {
    return Speedup.of(reference.totalNanos, totalNanos, seed);
  }

  /** All queries of all rounds. */
  LatencyDistribution total() {
    return LatencyDistribution.ofNanos(
        Arrays.stream(totalNanos).flatMapToLong(Arrays::stream).toArray());
  }

  EncoderLatency summary(String name, Speedup speedup, SpeedVerdict verdict, ColdLatency cold) {
    Map<Stage, LatencyDistribution> distributions = new EnumMap<>(Stage.class);
    for (int stage = 0; stage < stages.size(); stage++) {
      distributions.put(stages.get(stage), LatencyDistribution.ofNanos(stageNanos[stage]));
    }
    return new EncoderLatency(
        name,
        Quantiles.median(tokens),
        total(),
        distributions,
        speedup,
        verdict,
        cold,
        disturbance);
  }
}
