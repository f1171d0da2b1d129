package dev.pith.report;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.LatencyDistribution;
import dev.pith.evaluate.Stage;
import dev.pith.load.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The median time of each stage of one question, end to end, a bar a cell. */
final class CellStagesPlot implements Plot {
  private static final double TOP = 34;
  private static final double BAR = 16;
  private static final double LEGEND_STEP = 74;

  private final CellReport report;
  private final CellRows rows;
  private final List<Stage> stages;

  CellStagesPlot(CellReport report) {
    this.report = report;
    this.rows = new CellRows(report, TOP);
    this.stages = report.singleStream().stages();
  }

  @Override
  public Element drawing() {
    double longest =
        rows.cells().stream().mapToDouble(c -> sumOfMedians(c.singleStream())).max().orElseThrow();
    LinearScale scale =
        new LinearScale(
            0, Math.max(longest * 1.02, 1e-6), rows.frame().left(), rows.frame().right());
    Element drawing =
        Svg.drawing(
                "stages",
                rows.height(),
                "Time by stage",
                "Median milliseconds of each stage of a question, stacked, for each cell.")
            .add(legend(), rows.frame().horizontalAxis(scale, "median milliseconds"), rows.names());
    for (int row = 0; row < rows.cells().size(); row++) {
      drawing.add(bar(row, scale));
    }
    return drawing;
  }

  private Element bar(int row, LinearScale scale) {
    EncoderLatency times = rows.cells().get(row).singleStream();
    Element bar = Element.of("g");
    double done = 0;
    for (Stage stage : stages) {
      double millis = times.stage(stage).p50Millis();
      double x = scale.at(done);
      bar.add(
          Svg.rectangle(
                  x,
                  rows.y(row) - BAR / 2,
                  scale.at(done + millis) - x,
                  BAR,
                  "stage " + stage.label())
              .add(
                  Element.of(
                      "title", "%s %s ms".formatted(stage.label(), Figures.millis(millis)))));
      done += millis;
    }
    return bar.add(rows.value(row, Figures.millis(done) + " ms"));
  }

  private Element legend() {
    Element legend = Element.of("g");
    double x = 4;
    for (Stage stage : stages) {
      legend.add(
          Svg.rectangle(x, 4, 12, 12, "stage " + stage.label()),
          Svg.text(x + 16, 14, stage.label(), "tick"));
      x += LEGEND_STEP;
    }
    return legend;
  }

  private double sumOfMedians(EncoderLatency times) {
    return stages.stream().mapToDouble(stage -> times.stage(stage).p50Millis()).sum();
  }

  @Override
  public Element table() {
    List<String> columns = new ArrayList<>(List.of("Cell"));
    stages.forEach(stage -> columns.add(stage.label()));
    columns.addAll(List.of("whole", "queue, p50", "queue, p99"));
    Table table =
        new Table(
            "Median milliseconds by stage; the queue is that of the server at its highest rate",
            columns.toArray(String[]::new));
    for (CellResult cell : report.cells()) {
      Table.Row row = rows.of(table, cell);
      stages.forEach(
          stage -> row.number(cell.singleStream().stage(stage).p50Millis(), Figures::millis));
      row.number(cell.singleStream().total().p50Millis(), Figures::millis);
      queue(row, cell.server().highest().flatMap(LoadResult::times).map(LoadResult.Times::queue));
    }
    return table.element();
  }

  private static void queue(Table.Row row, Optional<LatencyDistribution> times) {
    if (times.isEmpty()) {
      row.absent("no rate held").absent("no rate held");
      return;
    }
    row.number(times.get().p50Millis(), Figures::millis);
    CellTimesPlot.tail(row, times.get().p99Millis(), LatencyDistribution.P99_SAMPLES);
  }
}
