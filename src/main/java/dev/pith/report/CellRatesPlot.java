package dev.pith.report;

import dev.pith.evaluate.LatencyDistribution;
import dev.pith.load.LoadResult;
import dev.pith.load.SustainedRate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How many questions a second are answered, in each scenario, a row a cell. */
final class CellRatesPlot implements Plot {
  private static final double TOP = 38;
  private static final Series OFFLINE = new Series(0, "offline");
  private static final Series SERVER = new Series(1, "server");
  private static final Series HTTP = new Series(2, "server, HTTP");

  private final CellReport report;
  private final CellRows rows;

  CellRatesPlot(CellReport report) {
    this.report = report;
    this.rows = new CellRows(report, TOP);
  }

  @Override
  public Element drawing() {
    double low = rates().min().orElse(1);
    double high = rates().max().orElse(1);
    LogScale scale =
        new LogScale(low * 0.8, high * 1.25, rows.frame().left(), rows.frame().right());
    Element drawing =
        Svg.drawing(
                "rates",
                rows.height(),
                "Questions a second",
                "For each cell the questions answered in a second, all at once and at random moments within the bound.")
            .add(
                new Legend(List.of(OFFLINE, SERVER, HTTP), rows.frame().left()).at(4),
                rows.frame().horizontalAxis(scale, "questions a second, logarithmic"),
                rows.names());
    for (int row = 0; row < rows.cells().size(); row++) {
      drawing.add(row(row, scale));
    }
    return drawing;
  }

  private Element row(int row, LogScale scale) {
    CellResult cell = rows.cells().get(row);
    double y = rows.y(row);
    Element drawn = Element.of("g").add(OFFLINE.marker(scale.at(cell.offline().perSecond()), y));
    held(cell.server()).ifPresent(rate -> drawn.add(SERVER.marker(scale.at(rate), y)));
    http(cell).ifPresent(rate -> drawn.add(HTTP.marker(scale.at(rate), y)));
    OptionalDouble rate = held(cell.server());
    return drawn.add(
        rows.value(row, rate.isPresent() ? Figures.rate(rate.getAsDouble()) + "/s" : "none"));
  }

  private DoubleStream rates() {
    return report.cells().stream()
        .flatMapToDouble(
            cell ->
                DoubleStream.concat(
                    DoubleStream.of(cell.offline().perSecond()),
                    Stream.of(held(cell.server()), http(cell))
                        .flatMapToDouble(OptionalDouble::stream)));
  }

  private static OptionalDouble held(SustainedRate rate) {
    return rate.highest().stream().mapToDouble(LoadResult::perSecond).findFirst();
  }

  private static OptionalDouble http(CellResult cell) {
    return cell.http().map(CellRatesPlot::held).orElse(OptionalDouble.empty());
  }

  @Override
  public Element table() {
    Table table =
        new Table(
            "Questions a second; the server's with a p99 of at most %s ms"
                .formatted(Figures.coordinate(report.load().p99BoundMillis())),
            "Cell",
            "Offline",
            "95 % interval",
            "Server",
            "failed at",
            "p50 ms",
            "p99 ms",
            "HTTP",
            "failed at",
            "p99 ms");
    for (CellResult cell : report.cells()) {
      Table.Row row =
          rows.of(table, cell)
              .number(cell.offline().perSecond(), Figures::rate)
              .interval(
                  cell.offline().interval().low(), cell.offline().interval().high(), Figures::rate);
      ends(row, Optional.of(cell.server()));
      Optional<LatencyDistribution> times = latency(Optional.of(cell.server()));
      row.number(
          times.stream().mapToDouble(LatencyDistribution::p50Millis).findFirst(), Figures::millis);
      p99(row, times);
      ends(row, cell.http());
      p99(row, latency(cell.http()));
    }
    return table.element();
  }

  private static void ends(Table.Row row, Optional<SustainedRate> rate) {
    row.number(rate.map(CellRatesPlot::held).orElse(OptionalDouble.empty()), Figures::rate)
        .number(
            rate.map(SustainedRate::failedPerSecond).orElse(OptionalDouble.empty()), Figures::rate);
  }

  private static void p99(Table.Row row, Optional<LatencyDistribution> times) {
    row.number(
        times.map(LatencyDistribution::p99Millis).orElse(OptionalDouble.empty()), Figures::millis);
  }

  private static Optional<LatencyDistribution> latency(Optional<SustainedRate> rate) {
    return rate.flatMap(SustainedRate::highest)
        .flatMap(LoadResult::times)
        .map(LoadResult.Times::latency);
  }
}
