package dev.pith.report;

import dev.pith.evaluate.ClockRange;
import dev.pith.evaluate.Disturbance;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What went on beside each cell's own work, a row a cell and scenario. */
record DisturbanceTable(CellReport report) {
  /** A table that folds open. */
  Element element() {
    Table table =
        new Table(
            "Garbage collections of this process; shares of all processors' time that others had;"
                + " the processor's clock",
            "Cell",
            "Scenario",
            "Seconds",
            "Collections",
            "their ms",
            "their share, %",
            "Other guests, %",
            "Other processes, %",
            "Lowest MHz",
            "Highest MHz");
    for (CellResult cell : report.cells()) {
      Series series = report.series(cell);
      for (WatchedScenario one : WatchedScenario.of(cell)) {
        row(table.row(one.cell(), series.marker(8, 8)), one);
      }
    }
    return Element.of("details")
        .add(
            Element.of("summary").add(Element.of("span", "Each cell and scenario")),
            table.element());
  }

  private static void row(Table.Row row, WatchedScenario one) {
    Disturbance disturbance = one.disturbance();
    row.text(one.scenario())
        .number(disturbance.watchedSeconds(), seconds -> Figures.decimals(seconds, 1))
        .count(disturbance.collections())
        .count(disturbance.collectionMillis())
        .number(disturbance.collectionPercent(), DisturbanceTable::percent)
        .number(disturbance.stealPercent(), DisturbanceTable::percent)
        .number(disturbance.othersPercent(), DisturbanceTable::percent)
        .number(mhz(disturbance, ClockRange::lowestMhz), DisturbanceTable::megahertz)
        .number(mhz(disturbance, ClockRange::highestMhz), DisturbanceTable::megahertz);
  }

  private static OptionalDouble mhz(Disturbance one, ToDoubleFunction<ClockRange> end) {
    return one.clock().stream().mapToDouble(end).findAny();
  }

  private static String megahertz(double mhz) {
    return Figures.count(Math.round(mhz));
  }

  private static String percent(double percent) {
    return Figures.decimals(percent, 1);
  }
}
