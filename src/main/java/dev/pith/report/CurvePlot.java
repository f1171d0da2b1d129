package dev.pith.report;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.LatencyDistribution;
import dev.pith.evaluate.LatencyDistribution.CurvePoint;
import java.util.List;
import java.util.OptionalDouble;

/** Which share of the queries was answered within which time, a line an encoder. */
final class CurvePlot implements Plot {
  private static final double LEFT = 48;
  private static final double HEIGHT = 260;

  private final LatencyReport report;
  private final List<EncoderLatency> encoders;

  CurvePlot(LatencyReport report) {
    this.report = report;
    this.encoders = report.latency().encoders();
  }

  @Override
  public Element drawing() {
    Legend legend = new Legend(encoders.stream().map(e -> report.series(e.name())).toList(), LEFT);
    double top = legend.height() + 14;
    Frame frame = new Frame(LEFT, top, Svg.WIDTH - 16, top + HEIGHT);
    LogScale time = new LogScale(lowMillis(), highMillis(), frame.left(), frame.right());
    LinearScale share = new LinearScale(0, 100, frame.bottom(), frame.top());
    Element drawing =
        Svg.drawing(
                "curve",
                frame.bottom() + 46,
                "Latency distribution",
                "For each encoder, the share of queries answered within a time; a line further left is faster.")
            .add(
                legend.at(0),
                frame.horizontalAxis(time, "milliseconds for one query, logarithmic"),
                percentAxis(frame, share));
    for (EncoderLatency encoder : encoders) {
      drawing.add(curve(encoder, time, share));
    }
    for (EncoderLatency encoder : encoders) {
      double x = time.at(encoder.total().p50Millis());
      drawing.add(report.series(encoder.name()).marker(x, share.at(50)));
    }
    return drawing;
  }

  private Element curve(EncoderLatency encoder, LogScale time, LinearScale share) {
    return Svg.path(
        encoder.total().curve().stream()
            .map(point -> new Svg.Point(time.at(point.millis()), share.at(100 * point.share())))
            .toList(),
        "curve " + report.series(encoder.name()).style());
  }

  private static Element percentAxis(Frame frame, LinearScale share) {
    Element axis = Element.of("g");
    for (Scale.Tick tick : share.ticks()) {
      double y = share.at(tick.value());
      axis.add(
          Svg.line(frame.left(), y, frame.right(), y, "grid"),
          Svg.text(frame.left() - 8, y + 4, tick.label() + " %", "tick end"));
    }
    return axis;
  }

  private double lowMillis() {
    return encoders.stream()
            .mapToDouble(e -> Math.max(1e-6, e.total().curve().getFirst().millis()))
            .min()
            .orElseThrow()
        * 0.9;
  }

  private double highMillis() {
    double highest =
        encoders.stream()
            .flatMap(e -> e.total().curve().stream())
            .mapToDouble(CurvePoint::millis)
            .max()
            .orElseThrow();
    return Math.max(highest * 1.1, lowMillis() * 2);
  }

  @Override
  public Element table() {
    Table table =
        new Table(
            "Milliseconds for one query",
            "Encoder",
            "p50",
            "p90",
            "p99",
            "Mean",
            "Cold p50",
            "Cold speedup",
            "Samples");
    for (EncoderLatency encoder : encoders) {
      LatencyDistribution total = encoder.total();
      Table.Row row =
          table.row(report.series(encoder.name())).number(total.p50Millis(), Figures::millis);
      tail(row, total.p90Millis(), LatencyDistribution.P90_SAMPLES);
      tail(row, total.p99Millis(), LatencyDistribution.P99_SAMPLES);
      row.number(total.meanMillis(), Figures::millis)
          .number(encoder.cold().total().p50Millis(), Figures::millis)
          .number(encoder.cold().speedup().ratio(), Figures::ratio)
          .count(total.samples());
    }
    return table.element();
  }

  private static void tail(Table.Row row, OptionalDouble millis, int leastSamples) {
    if (millis.isPresent()) {
      row.number(millis.getAsDouble(), Figures::millis);
    } else {
      row.absent("needs at least " + leastSamples + " samples");
    }
  }
}
