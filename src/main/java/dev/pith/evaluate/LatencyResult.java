package dev.pith.evaluate;

import java.util.List;

/**
 * How long encoders take for one query at a time, on one thread.
 *
 * @param machine where, and how busy it was
 * @param plan how
 * @param queries how many different ones
 * @param stages what a total is the sum of
 * @param warmUp what went before
 * @param encoders the reference first
 * @param noise below which no difference counts
 */
public record LatencyResult(
    MachineFacts machine,
    LatencyPlan plan,
    int queries,
    List<Stage> stages,
    WarmUp warmUp,
    List<EncoderLatency> encoders,
    Noise noise) {
  public LatencyResult {
    stages = List.copyOf(stages);
    encoders = List.copyOf(encoders);
  }
}
