package dev.pith.cli;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.Speedup;
import java.util.OptionalDouble;

/** A latency run as lines of text. */
record LatencyTable(Console console) {
  void print(LatencyResult result) {
    console.print(
        "%-20s %8s %8s %8s %8s %8s  %-35s  %s"
            .formatted(
                "encoder",
                "samples",
                "tokens",
                "p50 ms",
                "p90 ms",
                "p99 ms",
                "speed-up",
                "cold: p50 ms and speed-up"));
    result.encoders().forEach(encoder -> console.print(row(encoder)));
    console.print(
        "cold: right behind another encoder's answer, when the processor's caches hold that one's weights");
    console.print(
        "noise: the first encoder against itself differs by up to %.1f %%; %s, %d cores"
            .formatted(
                100 * result.noise().floor(), result.machine().cpu(), result.machine().cores()));
  }

  private static String row(EncoderLatency encoder) {
    Speedup cold = encoder.cold().speedup();
    return "%-20s %8d %8.0f %8.3f %8s %8s  %-35s  %.3f %.2fx [%.2f, %.2f]"
        .formatted(
            encoder.name(),
            encoder.total().samples(),
            encoder.tokensMedian(),
            encoder.total().p50Millis(),
            millis(encoder.total().p90Millis()),
            millis(encoder.total().p99Millis()),
            speedup(encoder),
            encoder.cold().total().p50Millis(),
            cold.ratio(),
            cold.low(),
            cold.high());
  }

  private static String speedup(EncoderLatency encoder) {
    Speedup speedup = encoder.speedup();
    return "%.2fx [%.2f, %.2f] %s"
        .formatted(
            speedup.ratio(),
            speedup.low(),
            speedup.high(),
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
