package dev.pith.report;

import dev.pith.evaluate.CellQuality;
import dev.pith.evaluate.PairedComparison;
import dev.pith.evaluate.RecallResult;
import java.util.Optional;

/** nDCG@10 with the interval of its difference to the reference, a row a cell. */
final class CellQualityPlot implements Plot {
  private static final double TOP = 14;

  private final CellReport report;
  private final CellRows rows;
  private final double reference;

  CellQualityPlot(CellReport report) {
    this.report = report;
    this.rows = new CellRows(report, TOP);
    this.reference = report.reference().quality().ndcgAt10();
  }

  @Override
  public Element drawing() {
    LinearScale scale = scale();
    Element drawing =
        Svg.drawing(
                "quality",
                rows.height(),
                "Quality",
                "nDCG@10 of each cell, with the interval of its paired difference to the reference.")
            .add(
                rows.frame().horizontalAxis(scale, "nDCG@10"),
                Svg.line(
                    scale.at(reference),
                    rows.frame().top(),
                    scale.at(reference),
                    rows.frame().bottom(),
                    "reference-line"),
                rows.names());
    for (int row = 0; row < rows.cells().size(); row++) {
      CellResult cell = rows.cells().get(row);
      Series series = report.series(cell);
      double y = rows.y(row);
      drawing.add(
          Svg.line(
              scale.at(low(cell.quality())),
              y,
              scale.at(high(cell.quality())),
              y,
              "whisker " + series.style()),
          series.marker(scale.at(cell.quality().ndcgAt10()), y),
          rows.value(row, Figures.score(cell.quality().ndcgAt10())));
    }
    return drawing;
  }

  private double low(CellQuality quality) {
    return quality.versusReference().map(c -> reference + c.low()).orElse(quality.ndcgAt10());
  }

  private double high(CellQuality quality) {
    return quality.versusReference().map(c -> reference + c.high()).orElse(quality.ndcgAt10());
  }

  private LinearScale scale() {
    double low = rows.cells().stream().mapToDouble(c -> low(c.quality())).min().orElse(0);
    double high = rows.cells().stream().mapToDouble(c -> high(c.quality())).max().orElse(1);
    double margin = Math.max(0.01, (high - low) * 0.1);
    return new LinearScale(
        Math.max(0, low - margin),
        Math.min(1.02, high + margin),
        rows.frame().left(),
        rows.frame().right());
  }

  @Override
  public Element table() {
    Table table =
        new Table(
            "Over %s judged queries of %s, split %s"
                .formatted(
                    Figures.count(report.reference().quality().queries().size()),
                    report.data(),
                    report.split()),
            "Cell",
            "nDCG@10",
            "difference",
            "95 % interval",
            "p",
            "MRR@10",
            "recall@100",
            "overlap@10",
            "RBO",
            "recall@10 of exact",
            "95 % interval");
    for (CellResult cell : report.cells()) {
      Table.Row row = rows.of(table, cell).number(cell.quality().ndcgAt10(), Figures::score);
      comparison(row, cell.quality().versusReference());
      row.number(cell.quality().mrrAt10(), Figures::score)
          .number(cell.quality().recallAt100(), Figures::score)
          .number(cell.quality().meanOverlapAt10(), Figures::percent)
          .number(cell.quality().meanRbo(), Figures::score);
      recall(row, cell.recall());
    }
    return table.element();
  }

  private static void comparison(Table.Row row, Optional<PairedComparison> comparison) {
    comparison.ifPresentOrElse(
        c ->
            row.number(c.meanDifference(), Figures::signed)
                .interval(c.low(), c.high(), Figures::signed)
                .number(c.pValue(), Figures::pValue),
        () -> row.absent("the reference").absent("the reference").absent("the reference"));
  }

  private static void recall(Table.Row row, Optional<RecallResult> recall) {
    recall.ifPresentOrElse(
        r ->
            row.number(r.recall(), Figures::score)
                .interval(r.interval().low(), r.interval().high(), Figures::score),
        () -> row.absent("words are not searched by a graph").absent(null));
  }
}
