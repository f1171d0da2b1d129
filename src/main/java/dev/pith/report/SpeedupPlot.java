package dev.pith.report;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.Noise;
import dev.pith.evaluate.SpeedVerdict;
import dev.pith.evaluate.Speedup;
import java.util.ArrayList;
import java.util.List;

/** How many times faster than the reference, with intervals, above the band that is only noise. */
final class SpeedupPlot implements Plot {
  private static final double LEFT = 176;
  private static final double RIGHT = Svg.WIDTH - 132;
  private static final double TOP = 26;
  private static final double ROW = 38;
  private static final String AGAIN = "reference again (A/A)";

  private final LatencyReport report;
  private final Noise noise;
  private final List<EncoderLatency> others;

  SpeedupPlot(LatencyReport report) {
    this.report = report;
    this.noise = report.latency().noise();
    this.others = report.latency().encoders().subList(1, report.latency().encoders().size());
  }

  @Override
  public Element drawing() {
    double bottom = TOP + ROW * (others.size() + 1);
    Frame frame = new Frame(LEFT, TOP, RIGHT, bottom);
    LogScale scale = scale();
    double bandStart = scale.at(1 / (1 + noise.floor()));
    double bandEnd = scale.at(1 + noise.floor());
    Element drawing =
        Svg.drawing(
                "speedup",
                bottom + 46,
                "Speed against the reference",
                "Speedup of each encoder with its 95 % interval, beside the band of measurement noise.")
            .add(
                Svg.rectangle(bandStart, TOP, bandEnd - bandStart, bottom - TOP, "noise"),
                frame.horizontalAxis(scale, "times as fast as the reference, logarithmic"),
                Svg.line(scale.at(1), TOP, scale.at(1), bottom, "reference-line"),
                Svg.text((bandStart + bandEnd) / 2, TOP - 9, "noise", "noise-label middle"));
    double y = TOP + ROW / 2;
    for (EncoderLatency other : others) {
      Series series = report.series(other.name());
      drawing.add(
          whisker(scale, other.speedup(), y, series.style()),
          series.marker(scale.at(other.speedup().ratio()), y),
          Svg.text(LEFT - 12, y + 4, series.label(), "label end"),
          Svg.text(RIGHT + 10, y + 4, shown(other.speedup()), "value"));
      y += ROW;
    }
    return drawing.add(
        whisker(scale, noise.again(), y, "again"),
        Svg.line(
            scale.at(noise.again().ratio()),
            y - 6,
            scale.at(noise.again().ratio()),
            y + 6,
            "whisker again"),
        Svg.text(LEFT - 12, y + 4, AGAIN, "label quiet end"),
        Svg.text(RIGHT + 10, y + 4, shown(noise.again()), "value quiet"));
  }

  private static Element whisker(LogScale scale, Speedup speedup, double y, String style) {
    double low = scale.at(speedup.low());
    double high = scale.at(speedup.high());
    return Element.of("g")
        .add(
            Svg.line(low, y, high, y, "whisker " + style),
            Svg.line(low, y - 5, low, y + 5, "whisker " + style),
            Svg.line(high, y - 5, high, y + 5, "whisker " + style));
  }

  private static String shown(Speedup speedup) {
    return "%s\u00d7 [%s, %s]"
        .formatted(
            Figures.ratio(speedup.ratio()),
            Figures.ratio(speedup.low()),
            Figures.ratio(speedup.high()));
  }

  private LogScale scale() {
    List<Double> ends = new ArrayList<>(List.of(1 / (1 + noise.floor()), 1 + noise.floor()));
    others.forEach(other -> ends.addAll(List.of(other.speedup().low(), other.speedup().high())));
    double low = ends.stream().min(Double::compare).orElseThrow();
    double high = ends.stream().max(Double::compare).orElseThrow();
    double margin = Math.max(1.06, Math.pow(high / low, 0.06));
    return new LogScale(Math.min(low / margin, 0.8), Math.max(high * margin, 1.25), LEFT, RIGHT);
  }

  @Override
  public Element table() {
    Table table =
        new Table(
            "Paired speedup, query by query", "Encoder", "Speedup", "95 % interval", "Verdict");
    for (EncoderLatency other : others) {
      row(table.row(report.series(other.name())), other.speedup(), verdict(other.verdict()));
    }
    row(table.row(AGAIN), noise.again(), "noise \u00b1" + Figures.percent(noise.floor()));
    return table.element();
  }

  private static void row(Table.Row row, Speedup speedup, String verdict) {
    row.number(speedup.ratio(), Figures::ratio)
        .interval(speedup.low(), speedup.high(), Figures::ratio)
        .text(verdict);
  }

  private static String verdict(SpeedVerdict verdict) {
    return switch (verdict) {
      case REFERENCE -> "reference";
      case FASTER -> "faster";
      case SLOWER -> "slower";
      case NO_DIFFERENCE -> "no difference";
    };
  }
}
