package dev.pith.report;

import java.util.List;

/**
 * A plot's rows, one a cell, with the cells' names on the left and room for values on the right.
 */
final class CellRows {
  private static final double LEFT = 190;
  private static final double RIGHT = Svg.WIDTH - 118;
  private static final double ROW = 28;
  private static final int LABEL = 27;

  private final CellReport report;
  private final Frame frame;

  /**
   * @param top room above the first row, drawing units
   */
  CellRows(CellReport report, double top) {
    this.report = report;
    this.frame = new Frame(LEFT, top, RIGHT, top + ROW * report.cells().size());
  }

  Frame frame() {
    return frame;
  }

  List<CellResult> cells() {
    return report.cells();
  }

  /** Height of a drawing that has an axis below the rows. */
  double height() {
    return frame.bottom() + 46;
  }

  /** The middle of a row. */
  double y(int row) {
    return frame.top() + ROW * (row + 0.5);
  }

  /** The cells' names. */
  Element names() {
    Element names = Element.of("g");
    for (int row = 0; row < cells().size(); row++) {
      names.add(
          Svg.text(
              LEFT - 12,
              y(row) + 4,
              Shorten.to(LABEL, cells().get(row).cell().label()),
              "label end"));
    }
    return names;
  }

  /** What a row comes to, behind its end. */
  Element value(int row, String shown) {
    return Svg.text(RIGHT + 10, y(row) + 4, shown, "value");
  }

  /** A row of a table, with the cell's sign. */
  Table.Row of(Table table, CellResult cell) {
    Series series = report.series(cell);
    return table.row(cell.cell().label(), series.marker(8, 8));
  }
}
