package dev.pith.cli;

import dev.pith.evaluate.DocumentVectors;
import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.QualityResult;
import dev.pith.report.TuneReport;
import dev.pith.tune.Choice;
import dev.pith.tune.Measured;
import dev.pith.tune.Share;
import dev.pith.tune.Tuning;
import java.util.Optional;
import java.util.Set;

/** A search for an encoder as lines of text. */
record TuneTable(Console console) {
  void print(TuneReport report) {
    Tuning tuning = report.tuning();
    Optional<QualityResult> check = report.check();
    console.print(
        row("", "encoder", "MB", "kept", "agreement", "p50 ms", "speed-up")
            + check.map(QualityResult::data).map("  nDCG@10 kept on "::concat).orElse(""));
    Set<String> frontier = tuning.frontier();
    console.print(
        row(
                frontier.contains(tuning.full().name()) ? "*" : "",
                tuning.full().name(),
                megabytes(tuning.full().bytes()),
                "100 %",
                "100 %",
                millis(tuning.full().latency()),
                "1x")
            + checked(tuning.full().name(), check));
    for (Measured one : tuning.measured()) {
      console.print(
          row(
                  mark(one, tuning, frontier),
                  one.name(),
                  megabytes(one.bytes()),
                  share(one.quality().kept()),
                  percent(one.quality().agreement()),
                  millis(one.latency()),
                  speedup(one.latency()))
              + checked(one.name(), check));
    }
    tuning
        .unusable()
        .forEach(one -> console.print(" - %-20s %s".formatted(one.name(), one.reason())));
    if (tuning.documents() == DocumentVectors.REFERENCE) {
      console.print(
          "asymmetric: kept, agreement and nDCG@10 are of each encoder's questions over documents of full");
    }
    console.print("> chosen, * nothing measured beats it in quality, time and bytes");
  }

  private static String mark(Measured one, Tuning tuning, Set<String> frontier) {
    boolean chosen =
        tuning.choice() instanceof Choice.Holds && one.name().equals(tuning.chosen().name());
    return (chosen ? ">" : " ") + (frontier.contains(one.name()) ? "*" : "");
  }

  private static String row(
      String mark,
      String name,
      String size,
      String kept,
      String agreement,
      String millis,
      String x) {
    return "%-2s %-20s %6s  %-22s %9s %8s  %-21s"
        .formatted(mark, name, size, kept, agreement, millis, x);
  }

  private static String checked(String name, Optional<QualityResult> check) {
    return check.stream()
        .flatMap(result -> result.encoders().stream())
        .filter(encoder -> encoder.name().equals(name))
        .map(EncoderQuality::relativeNdcgAt10)
        .map(share -> share.isPresent() ? "  " + percent(share.getAsDouble()) : "  -")
        .findFirst()
        .orElse("");
  }

  private static String megabytes(long bytes) {
    return "%.1f".formatted(bytes / 1e6);
  }

  private static String share(Share share) {
    return "%.2f %% [%.1f, %.1f]"
        .formatted(
            100 * share.value(), 100 * share.interval().low(), 100 * share.interval().high());
  }

  private static String percent(double share) {
    return "%.1f %%".formatted(100 * share);
  }

  private static String millis(EncoderLatency latency) {
    return "%.3f".formatted(latency.total().p50Millis());
  }

  private static String speedup(EncoderLatency latency) {
    return "%.2fx [%.2f, %.2f]"
        .formatted(latency.speedup().ratio(), latency.speedup().low(), latency.speedup().high());
  }
}
