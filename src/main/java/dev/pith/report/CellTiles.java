package dev.pith.report;

import java.util.OptionalDouble;

/** The four figures of the cell that a report is about: rate, time, quality, memory. */
record CellTiles(CellReport report, CellResult best) {
  Element element() {
    return Element.of("div").with("class", "tiles").add(rate(), time(), quality(), memory());
  }

  private Element rate() {
    OptionalDouble rate = CellHeadline.rate(best);
    return Tile.of(
        "Server",
        rate.isPresent() ? Figures.rate(rate.getAsDouble()) + "/s" : "none",
        insteadOf(told(CellHeadline.rate(report.reference()))));
  }

  private static String told(OptionalDouble rate) {
    return rate.isPresent() ? Figures.rate(rate.getAsDouble()) + "/s" : "none";
  }

  private Element time() {
    return Tile.of(
        "Median question",
        Figures.millis(best.singleStream().total().p50Millis()) + " ms",
        insteadOf(Figures.millis(report.reference().singleStream().total().p50Millis()) + " ms"));
  }

  private Element quality() {
    String interval =
        best.quality()
            .versusReference()
            .map(
                c ->
                    ", difference %s to %s"
                        .formatted(Figures.signed(c.low()), Figures.signed(c.high())))
            .orElse("");
    return Tile.of(
        "nDCG@10",
        Figures.score(best.quality().ndcgAt10()),
        insteadOf(Figures.score(report.reference().quality().ndcgAt10())) + interval);
  }

  private Element memory() {
    return Tile.of(
        "Model and hot index",
        Figures.megabytes(best.cost().modelBytes() + best.cost().hotBytes()),
        insteadOf(
            Figures.megabytes(
                report.reference().cost().modelBytes() + report.reference().cost().hotBytes())));
  }

  private String insteadOf(String reference) {
    return report.isReference(best) ? "the reference" : "instead of " + reference;
  }
}
