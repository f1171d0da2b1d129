package dev.pith.cli;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.LatencyResult;
import java.util.OptionalDouble;

/** A latency run as lines of text. */
record LatencyTable(Console console) {
  void print(LatencyResult result) {
    console.print(
        "%-20s %8s %8s %8s %8s %8s  %s"
            .formatted("encoder", "samples", "tokens", "p50 ms", "p90 ms", "p99 ms", "speed-up"));
    result.encoders().forEach(encoder -> console.print(row(encoder)));
    console.print(
        "noise: the first encoder against itself differs by up to %.1f %%; %s, %d cores"
            .formatted(
                100 * result.noise().floor(), result.machine().cpu(), result.machine().cores()));
  }

  private static String row(EncoderLatency encoder) {
    return "%-20s %8d %8.0f %8.3f %8s %8s  %.2fx [%.2f, %.2f] %s"
        .formatted(
            encoder.name(),
            encoder.total().samples(),
            encoder.tokensMedian(),
            encoder.total().p50Millis(),
            millis(encoder.total().p90Millis()),
            millis(encoder.total().p99Millis()),
            encoder.speedup().ratio(),
            encoder.speedup().low(),
            encoder.speedup().high(),
            switch (encoder.verdict()) {
              case REFERENCE -> "reference";
              case FASTER -> "faster";
              case SLOWER -> "slower";
              case NO_DIFFERENCE -> "no difference";
            });
  }

  private static String millis(OptionalDouble value) {
    return value.isPresent() ? "%.3f".formatted(value.getAsDouble()) : "-";
  }
}
