package dev.pith.report;

import dev.pith.evaluate.EncoderLatency;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.Stage;
import java.util.ArrayList;
import java.util.List;

/** The median time of each stage, end to end, a bar an encoder. */
final class StagePlot implements Plot {
  private static final double LEFT = 176;
  private static final double RIGHT = Svg.WIDTH - 80;
  private static final double TOP = 34;
  private static final double ROW = 42;
  private static final double BAR = 24;

  private final LatencyReport report;
  private final LatencyResult result;

  /** Shows whole searches when they were timed, otherwise encoding alone. */
  StagePlot(LatencyReport report) {
    this.report = report;
    this.result = report.search().orElse(report.latency());
  }

  @Override
  public Element drawing() {
    double bottom = TOP + ROW * result.encoders().size();
    Frame frame = new Frame(LEFT, TOP, RIGHT, bottom);
    double longest = result.encoders().stream().mapToDouble(this::sumOfMedians).max().orElseThrow();
    LinearScale scale = new LinearScale(0, Math.max(longest * 1.02, 1e-6), LEFT, RIGHT);
    Element drawing =
        Svg.drawing(
                "stages",
                bottom + 46,
                "Time by stage",
                "Median milliseconds of each stage of a query, stacked, for each encoder.")
            .add(legend(), frame.horizontalAxis(scale, "median milliseconds"));
    double y = TOP + (ROW - BAR) / 2;
    for (EncoderLatency encoder : result.encoders()) {
      drawing.add(bar(encoder, scale, y));
      y += ROW;
    }
    return drawing;
  }

  private Element bar(EncoderLatency encoder, LinearScale scale, double y) {
    Element bar =
        Element.of("g")
            .add(
                Svg.text(
                    LEFT - 12,
                    y + BAR / 2 + 4,
                    report.series(encoder.name()).label(),
                    "label end"));
    double done = 0;
    for (Stage stage : result.stages()) {
      double millis = encoder.stage(stage).p50Millis();
      double x = scale.at(done);
      double width = scale.at(done + millis) - x;
      bar.add(
          Svg.rectangle(x, y, width, BAR, "stage " + stage.label())
              .add(
                  Element.of(
                      "title", "%s %s ms".formatted(stage.label(), Figures.millis(millis)))));
      done += millis;
    }
    return bar.add(
        Svg.text(scale.at(done) + 8, y + BAR / 2 + 4, Figures.millis(done) + " ms", "value"));
  }

  private Element legend() {
    Element legend = Element.of("g");
    double x = LEFT;
    for (Stage stage : result.stages()) {
      legend.add(
          Svg.rectangle(x, 4, 14, 14, "stage " + stage.label()),
          Svg.text(x + 20, 15, stage.label(), "label"));
      x += 96;
    }
    return legend;
  }

  private double sumOfMedians(EncoderLatency encoder) {
    return result.stages().stream().mapToDouble(s -> encoder.stage(s).p50Millis()).sum();
  }

  @Override
  public Element table() {
    List<String> columns = new ArrayList<>(List.of("Encoder"));
    result.stages().forEach(stage -> columns.add(stage.label()));
    columns.add("whole");
    Table table = new Table("Median milliseconds by stage", columns.toArray(String[]::new));
    for (EncoderLatency encoder : result.encoders()) {
      Table.Row row = table.row(report.series(encoder.name()));
      result
          .stages()
          .forEach(stage -> row.number(encoder.stage(stage).p50Millis(), Figures::millis));
      row.number(encoder.total().p50Millis(), Figures::millis);
    }
    return table.element();
  }
}
