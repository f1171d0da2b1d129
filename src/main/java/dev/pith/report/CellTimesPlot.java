package dev.pith.report;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.LatencyDistribution;
import java.util.OptionalDouble;

/** How long one question takes: from its median over p90 to p99, a row a cell. */
final class CellTimesPlot implements Plot {
  private static final double TOP = 14;
  private static final double LEAST_MILLIS = 1e-6;

  private final CellReport report;
  private final CellRows rows;

  CellTimesPlot(CellReport report) {
    this.report = report;
    this.rows = new CellRows(report, TOP);
  }

  @Override
  public Element drawing() {
    double low = Double.MAX_VALUE;
    double high = LEAST_MILLIS;
    for (CellResult cell : rows.cells()) {
      low = Math.min(low, Math.max(LEAST_MILLIS, cell.singleStream().total().p50Millis()));
      high = Math.max(high, last(cell.singleStream().total()));
    }
    LogScale scale =
        new LogScale(
            low * 0.8, Math.max(high, low) * 1.25, rows.frame().left(), rows.frame().right());
    Element drawing =
        Svg.drawing(
                "times",
                rows.height(),
                "Time of one question",
                "For each cell the median time of a question, with a line to the p90 and the p99.")
            .add(
                rows.frame().horizontalAxis(scale, "milliseconds for one question, logarithmic"),
                rows.names());
    for (int row = 0; row < rows.cells().size(); row++) {
      drawing.add(row(row, scale));
    }
    return drawing;
  }

  private Element row(int row, LogScale scale) {
    CellResult cell = rows.cells().get(row);
    LatencyDistribution total = cell.singleStream().total();
    Series series = report.series(cell);
    double y = rows.y(row);
    double median = scale.at(Math.max(LEAST_MILLIS, total.p50Millis()));
    double end = scale.at(Math.max(LEAST_MILLIS, last(total)));
    Element drawn = Element.of("g").add(Svg.line(median, y, end, y, "whisker " + series.style()));
    total.p90Millis().ifPresent(millis -> drawn.add(tick(scale.at(millis), y, 4, series)));
    total.p99Millis().ifPresent(millis -> drawn.add(tick(scale.at(millis), y, 7, series)));
    return drawn.add(
        series.marker(median, y), rows.value(row, Figures.millis(total.p50Millis()) + " ms"));
  }

  private static Element tick(double x, double y, double reach, Series series) {
    return Svg.line(x, y - reach, x, y + reach, "whisker " + series.style());
  }

  /** The last percentile that there are samples enough for. */
  private static double last(LatencyDistribution total) {
    return total.p99Millis().orElse(total.p90Millis().orElse(total.p50Millis()));
  }

  @Override
  public Element table() {
    Table table =
        new Table(
            "Milliseconds for one question, single stream",
            "Cell",
            "p50",
            "p90",
            "p99",
            "Mean",
            "Speedup",
            "95 % interval",
            "Samples");
    for (CellResult cell : rows.cells()) {
      EncoderLatency times = cell.singleStream();
      Table.Row row = rows.of(table, cell).number(times.total().p50Millis(), Figures::millis);
      tail(row, times.total().p90Millis(), LatencyDistribution.P90_SAMPLES);
      tail(row, times.total().p99Millis(), LatencyDistribution.P99_SAMPLES);
      row.number(times.total().meanMillis(), Figures::millis);
      if (report.isReference(cell)) {
        row.absent("the reference").absent("the reference");
      } else {
        row.number(times.speedup().ratio(), Figures::ratio)
            .interval(times.speedup().low(), times.speedup().high(), Figures::ratio);
      }
      row.count(times.total().samples());
    }
    return table.element();
  }

  static void tail(Table.Row row, OptionalDouble millis, int leastSamples) {
    if (millis.isPresent()) {
      row.number(millis.getAsDouble(), Figures::millis);
    } else {
      row.absent("needs at least " + leastSamples + " samples");
    }
  }
}
