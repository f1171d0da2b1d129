package dev.pith.report;

/** What has to be in memory, the model and what a search reads of the index, a bar a cell. */
final class CellCostPlot implements Plot {
  private static final double TOP = 34;
  private static final double BAR = 16;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final CellReport report;
  private final CellRows rows;

  CellCostPlot(CellReport report) {
    this.report = report;
    this.rows = new CellRows(report, TOP);
  }

  @Override
  public Element drawing() {
    double most = rows.cells().stream().mapToDouble(c -> megabytes(hotAndModel(c))).max().orElse(0);
    LinearScale scale =
        new LinearScale(0, Math.max(most * 1.02, 1e-6), rows.frame().left(), rows.frame().right());
    Element drawing =
        Svg.drawing(
                "cost",
                rows.height(),
                "Memory",
                "Megabytes of each cell's model, and of the graph and vectors that every search reads.")
            .add(
                key("model", rows.frame().left(), "encode"),
                key("hot part of the index", rows.frame().left() + 90, "search"),
                rows.frame().horizontalAxis(scale, "megabytes"),
                rows.names());
    for (int row = 0; row < rows.cells().size(); row++) {
      CellCost cost = rows.cells().get(row).cost();
      double model = scale.at(megabytes(cost.modelBytes()));
      double all = scale.at(megabytes(hotAndModel(rows.cells().get(row))));
      double y = rows.y(row) - BAR / 2;
      drawing.add(
          Svg.rectangle(rows.frame().left(), y, model - rows.frame().left(), BAR, "stage encode"),
          Svg.rectangle(model, y, all - model, BAR, "stage search"),
          rows.value(row, Figures.megabytes(hotAndModel(rows.cells().get(row)))));
    }
    return drawing;
  }

  private static Element key(String text, double x, String style) {
    return Element.of("g")
        .add(Svg.rectangle(x, 4, 12, 12, "stage " + style), Svg.text(x + 17, 14, text, "tick"));
  }

  private static long hotAndModel(CellResult cell) {
    return cell.cost().modelBytes() + cell.cost().hotBytes();
  }

  private static double megabytes(long bytes) {
    return bytes / BYTES_PER_MEGABYTE;
  }

  @Override
  public Element table() {
    Table table =
        new Table(
            "What a cell takes; the process is one of its own, behind its first answers",
            "Cell",
            "Model",
            "Index",
            "Hot",
            "Process",
            "First answer, ms",
            "CPU ms a question",
            "Joules a question");
    for (CellResult cell : report.cells()) {
      CellCost cost = cell.cost();
      Table.Row row =
          rows.of(table, cell)
              .bytes(cost.modelBytes())
              .bytes(cost.indexBytes())
              .bytes(cost.hotBytes());
      if (cost.rssBytes().isPresent()) {
        row.bytes(cost.rssBytes().getAsLong());
      } else {
        row.absent("the system does not tell");
      }
      row.number(cost.coldStartMillis(), Figures::millis)
          .number(cell.offline().cpuMillis(), Figures::millis)
          .number(cell.offline().joules(), Figures::amount);
    }
    return table.element();
  }
}
