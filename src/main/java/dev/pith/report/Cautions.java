package dev.pith.report;

import dev.pith.evaluate.LatencyDistribution;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.MachineFacts;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know before believing the figures. */
final class Cautions {
  private static final double NOISY = 0.1;

  private Cautions() {}

  /** One sentence each; none when the measurement was undisturbed. */
  static List<String> of(LatencyResult result) {
    List<String> cautions = new ArrayList<>();
    MachineFacts machine = result.machine();
    double load = machine.loadAverage().orElse(0);
    if (load > machine.cores()) {
      cautions.add(
          "The machine was busy: load average %s on %d cores. Ratios are paired and hold; absolute times are too long."
              .formatted(Figures.decimals(load, 1), machine.cores()));
    }
    if (machine.stealPercent().orElse(0) > DisturbanceCautions.STEAL_PERCENT) {
      cautions.add(
          "Other guests of the host took %s %% of the processor's time."
              .formatted(Figures.decimals(machine.stealPercent().getAsDouble(), 1)));
    }
    if (result.noise().floor() > NOISY) {
      cautions.add(
          "The reference differs from itself by up to %s: run more rounds or use a quieter machine."
              .formatted(Figures.percent(result.noise().floor())));
    }
    if (!result.warmUp().stable()) {
      cautions.add(
          "Times were still moving after %d blocks of warm-up."
              .formatted(result.warmUp().blocks()));
    }
    long samples = result.encoders().getFirst().total().samples();
    if (samples < LatencyDistribution.P99_SAMPLES) {
      cautions.add(
          "With %d samples there is no p99; it needs at least %d."
              .formatted(samples, LatencyDistribution.P99_SAMPLES));
    }
    return cautions;
  }
}
