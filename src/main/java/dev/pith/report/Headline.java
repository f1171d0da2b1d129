package dev.pith.report;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.SpeedVerdict;
import dev.pith.evaluate.Speedup;
import java.util.List;
import java.util.Optional;

/** The measurements in one sentence an encoder. */
final class Headline {
  private final LatencyReport report;

  Headline(LatencyReport report) {
    this.report = report;
  }

  /** About the first encoder that is not the reference; about the reference when it is alone. */
  String main() {
    return candidate()
        .map(this::sentence)
        .orElseGet(
            () ->
                "%s answers in %s ms; %s"
                    .formatted(
                        report.reference().name(),
                        Figures.millis(report.reference().total().p50Millis()),
                        Figures.roundMegabytes(
                            report.model(report.reference().name()).sizeBytes())));
  }

  /** About each of the others. */
  List<String> others() {
    return report.latency().encoders().stream().skip(2).map(this::sentence).toList();
  }

  /** The encoder that the report is about. */
  Optional<EncoderLatency> candidate() {
    return report.latency().encoders().stream().skip(1).findFirst();
  }

  private String sentence(EncoderLatency encoder) {
    String quality =
        report.qualityOf(encoder.name()).stream()
            .flatMap(q -> q.relativeNdcgAt10().stream().boxed())
            .map(share -> " and keeps %s of nDCG@10".formatted(Figures.percent(share)))
            .findFirst()
            .orElse("");
    return "%s%s%s; %s instead of %s"
        .formatted(
            encoder.name(),
            speed(encoder),
            quality,
            Figures.roundMegabytes(report.model(encoder.name()).sizeBytes()),
            Figures.roundMegabytes(report.model(report.reference().name()).sizeBytes()));
  }

  private static String speed(EncoderLatency encoder) {
    Speedup speedup = encoder.speedup();
    return switch (encoder.verdict()) {
      case FASTER -> " answers " + times(speedup) + " faster" + interval(speedup);
      case SLOWER -> {
        Speedup slowdown = new Speedup(1 / speedup.ratio(), 1 / speedup.high(), 1 / speedup.low());
        yield " answers " + times(slowdown) + " slower" + interval(slowdown);
      }
      case NO_DIFFERENCE, REFERENCE -> " shows no difference in speed" + interval(speedup);
    };
  }

  private static String times(Speedup speedup) {
    return Figures.roundRatio(speedup.ratio()) + "\u00d7";
  }

  private static String interval(Speedup speedup) {
    return " [%s, %s]"
        .formatted(Figures.roundRatio(speedup.low()), Figures.roundRatio(speedup.high()));
  }

  /** Whether the difference in speed is one. */
  static boolean differs(EncoderLatency encoder) {
    return encoder.verdict() == SpeedVerdict.FASTER || encoder.verdict() == SpeedVerdict.SLOWER;
  }
}
