package dev.pith.report;

import dev.pith.evaluate.Speedup;
import dev.pith.tune.Measured;
import dev.pith.tune.Tuning;
import dev.pith.tune.Unusable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A search for an encoder as one page that needs nothing else. */
public final class TunePage {
  private final TuneReport report;
  private final Tuning tuning;
  private final TuneHeadline headline;

  private TunePage(TuneReport report) {
    this.report = report;
    this.tuning = report.tuning();
    this.headline = new TuneHeadline(tuning);
  }

  /** The whole page, well-formed as HTML and as XML. */
  public static String of(TuneReport report) {
    TunePage page = new TunePage(report);
    return HtmlPage.of(page.headline.main(), page.body());
  }

  private List<Element> body() {
    List<Element> body = new ArrayList<>();
    body.add(header());
    body.add(
        Element.of("section")
            .add(
                Element.of("h2", "Which encoders are worth having?"),
                Element.of("p", lead()).with("class", "lead"),
                figure(new FrontierPlot(report))));
    if (!tuning.unusable().isEmpty()) {
      body.add(unusable());
    }
    body.add(
        Element.of("section")
            .add(Element.of("h2", "What was measured, and how?"))
            .addAll(new TuneMethod(report).elements()));
    return body;
  }

  private Element header() {
    return PageHeader.of(
        "Pith tune",
        report.createdAt(),
        headline.main(),
        List.of(tiles(tuning.chosen())),
        Stream.concat(headline.caution().stream(), Cautions.of(report.latency()).stream())
            .toList());
  }

  private Element tiles(Measured one) {
    Speedup speedup = one.latency().speedup();
    return Element.of("div")
        .with("class", "tiles")
        .add(
            Tile.of(
                "Quality kept",
                Figures.percent(one.quality().kept().value()),
                "95 %% interval %s to %s"
                    .formatted(
                        Figures.percent(one.quality().kept().interval().low()),
                        Figures.percent(one.quality().kept().interval().high()))),
            Tile.of(
                "Speed",
                Figures.ratio(speedup.ratio()) + "\u00d7",
                "95 %% interval %s to %s"
                    .formatted(Figures.ratio(speedup.low()), Figures.ratio(speedup.high()))),
            Tile.of(
                "Median question",
                Figures.millis(one.latency().total().p50Millis()) + " ms",
                "instead of %s ms"
                    .formatted(Figures.millis(tuning.full().latency().total().p50Millis()))),
            Tile.of(
                "Model",
                Figures.megabytes(one.bytes()),
                "instead of " + Figures.megabytes(tuning.full().bytes())));
  }

  private String searched() {
    return switch (tuning.documents()) {
      case OWN -> "";
      case REFERENCE ->
          " Asymmetric: every encoder's questions are compared with documents of the full one, so what is kept is kept with search and serve --asymmetric over an index of the full encoder.";
    };
  }

  private String lead() {
    String check =
        report
            .check()
            .map(
                data ->
                    " The last figure is what people's judgements of %s say; it was looked at after the choice."
                        .formatted(data.data()))
            .orElse("");
    return """
        Higher is better, further left is faster, smaller is fewer bytes. Vertical bars are 95 % \
        intervals of the paired difference to the full encoder; the dashed line joins what no other \
        beats in both quality and time. The ring marks the chosen one; hollow dots are beaten in \
        quality, time and bytes together. The axes do not start at 0."""
        + searched()
        + check;
  }

  private Element unusable() {
    Table table = new Table("Candidates without figures", "Encoder").withNotes("Why");
    for (Unusable one : tuning.unusable()) {
      table.row(Shorten.to(Shorten.LABEL, one.name())).note(one.reason());
    }
    return Element.of("section").add(Element.of("h2", "What fell out?"), table.element());
  }

  private static Element figure(Plot plot) {
    return Element.of("div")
        .with("class", "stacked")
        .add(Element.of("figure").add(plot.drawing()), plot.table());
  }
}
