package dev.pith.tune;

import dev.pith.evaluate.EncoderLatency;

/**
 * An encoder that may be chosen, with all that was measured of it.
 *
 * @param description what its recipe does
 * @param bytes of the model
 * @param quality without a judge
 * @param latency for one question
 */
public record Measured(
    String name, String description, long bytes, ProbeQuality quality, EncoderLatency latency) {
  /** What a choice weighs. */
  public Candidate candidate() {
    return new Candidate(name, quality.kept(), Share.ofTime(latency.speedup()), bytes);
  }
}
