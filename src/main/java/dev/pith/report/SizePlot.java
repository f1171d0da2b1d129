package dev.pith.report;

import java.util.List;

/** How large each model is, a bar an encoder. */
final class SizePlot implements Plot {
  private static final double LEFT = 176;
  private static final double RIGHT = Svg.WIDTH - 90;
  private static final double TOP = 8;
  private static final double ROW = 36;
  private static final double BAR = 20;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final LatencyReport report;
  private final List<ModelFacts> models;

  SizePlot(LatencyReport report) {
    this.report = report;
    this.models = report.models();
  }

  @Override
  public Element drawing() {
    double bottom = TOP + ROW * models.size();
    Frame frame = new Frame(LEFT, TOP, RIGHT, bottom);
    double largest = models.stream().mapToLong(ModelFacts::sizeBytes).max().orElseThrow();
    LinearScale scale =
        new LinearScale(0, Math.max(largest / BYTES_PER_MEGABYTE * 1.02, 1e-6), LEFT, RIGHT);
    Element drawing =
        Svg.drawing(
                "size", bottom + 46, "Model sizes", "Megabytes that each encoder's model takes.")
            .add(frame.horizontalAxis(scale, "megabytes"));
    double y = TOP + (ROW - BAR) / 2;
    for (ModelFacts model : models) {
      Series series = report.series(model.name());
      double end = scale.at(model.sizeBytes() / BYTES_PER_MEGABYTE);
      drawing.add(
          Svg.text(LEFT - 12, y + BAR / 2 + 4, series.label(), "label end"),
          Svg.rectangle(LEFT, y, end - LEFT, BAR, "bar " + series.style()),
          Svg.text(end + 8, y + BAR / 2 + 4, Figures.megabytes(model.sizeBytes()), "value"));
      y += ROW;
    }
    return drawing;
  }

  @Override
  public Element table() {
    Table table =
        new Table("Models and what was done to them", "Encoder", "Size", "Share")
            .withNotes("Made by");
    double reference = models.getFirst().sizeBytes();
    for (ModelFacts model : models) {
      table
          .row(report.series(model.name()))
          .bytes(model.sizeBytes())
          .number(model.sizeBytes() / reference, Figures::percent)
          .note(model.passes().isEmpty() ? "as it came" : String.join("; ", model.passes()));
    }
    return table.element();
  }
}
