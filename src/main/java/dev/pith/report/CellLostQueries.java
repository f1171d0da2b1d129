package dev.pith.report;

import dev.pith.evaluate.LostQuery;
import java.util.ArrayList;
import java.util.List;

/** Which questions lost most, with the first cell of each encoder beside the reference. */
record CellLostQueries(CellReport report) {
  /** What says which they are. */
  String lead() {
    return """
        Up to %d of each encoder's first cell, by nDCG@10, those first that lost most. Each opens \
        to the first %d documents of both; a tick marks what people judged relevant."""
        .formatted(LostQuery.TOLD, LostQuery.LISTED);
  }

  /** A block a cell; none when there is only the reference. */
  List<Element> elements() {
    return shown().stream().map(this::element).toList();
  }

  private List<CellResult> shown() {
    List<CellResult> shown = new ArrayList<>();
    for (CellResult one : report.cells()) {
      boolean isFirst =
          shown.stream().noneMatch(other -> other.cell().encoder().equals(one.cell().encoder()));
      if (isFirst && !report.isReference(one)) {
        shown.add(one);
      }
    }
    return shown;
  }

  private Element element(CellResult one) {
    return new WorstQueries(
            report.reference().cell().label(), one.cell().label(), one.quality().lost())
        .element();
  }
}
