package dev.pith.evaluate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long one encoder takes, in the state that it keeps when it answers query after query.
 *
 * @param tokensMedian over the queries
 * @param total all stages of a query together
 * @param stages each stage of the run
 * @param speedup against the reference
 * @param cold the same behind another model
 * @param disturbance what else went on in its turns
 */
public record EncoderLatency(
    String name,
    double tokensMedian,
    LatencyDistribution total,
    Map<Stage, LatencyDistribution> stages,
    Speedup speedup,
    SpeedVerdict verdict,
    ColdLatency cold,
    Disturbance disturbance) {
  public EncoderLatency {
    stages = Collections.unmodifiableMap(new EnumMap<>(stages));
  }

  /**
   * The times of one stage.
   *
   * @throws IllegalArgumentException when the run did not have it
   */
  public LatencyDistribution stage(Stage stage) {
    LatencyDistribution times = stages.get(stage);
    if (times == null) {
      throw new IllegalArgumentException("the run has no stage " + stage.label());
    }
    return times;
  }
}
