package dev.pith.report;

import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.QualityResult;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as one page that needs nothing else: no script, no font, no picture from elsewhere. */
public final class ReportPage {
  static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final LatencyReport report;
  private final Headline headline;

  private ReportPage(LatencyReport report) {
    this.report = report;
    this.headline = new Headline(report);
  }

  /** The whole page, well-formed as HTML and as XML. */
  public static String of(LatencyReport report) {
    ReportPage page = new ReportPage(report);
    return HtmlPage.of(page.headline.main(), page.body());
  }

  private List<Element> body() {
    List<Element> body = new ArrayList<>();
    body.add(header());
    body.add(
        section("How fast is one query?")
            .add(
                lead(
                    """
                    Each line is an encoder; where it crosses a share of queries, that many were \
                    answered by then. Marks sit at the median."""),
                pair(new CurvePlot(report))));
    if (headline.candidate().isPresent()) {
      body.add(
          section("Is the difference real?")
              .add(
                  lead(
                      """
                      The grey band is what the reference shows against itself. An encoder whose \
                      interval touches it makes no difference."""),
                  pair(new SpeedupPlot(report))));
    }
    body.add(
        section("Where does the time go?").add(lead(stagesLead()), pair(new StagePlot(report))));
    report.quality().ifPresent(quality -> body.add(qualitySection(quality)));
    body.add(section("How big is it?").add(pair(new SizePlot(report))));
    body.add(section("What was measured, and how?").addAll(new MethodSection(report).elements()));
    return body;
  }

  private Element header() {
    Element header =
        Element.of("header")
            .add(
                Element.of("p", "Pith latency report, " + DATE.format(report.createdAt()))
                    .with("class", "kicker"),
                Element.of("h1", headline.main() + "."));
    if (!headline.others().isEmpty()) {
      Element list = Element.of("ul").with("class", "others");
      headline.others().forEach(sentence -> list.add(Element.of("li", sentence + ".")));
      header.add(list);
    }
    headline.candidate().ifPresent(c -> header.add(new Tiles(report, c).element()));
    List<String> cautions = Cautions.of(report.latency());
    if (!cautions.isEmpty()) {
      Element list = Element.of("ul");
      cautions.forEach(caution -> list.add(Element.of("li", caution)));
      header.add(
          Element.of("aside")
              .with("class", "cautions")
              .with("aria-label", "Before you believe it")
              .add(list));
    }
    return header;
  }

  private String stagesLead() {
    String what =
        report.search().isPresent()
            ? "Whole searches, from the text to the documents. "
            : "Encoding alone, without a search. ";
    return what + "Medians of stages need not add up to the median of the whole.";
  }

  private Element qualitySection(QualityResult quality) {
    Element figure = figure(new QualityPlot(report, quality), "ranked");
    EncoderQuality reference = quality.encoders().getFirst();
    headline
        .candidate()
        .flatMap(candidate -> report.qualityOf(candidate.name()))
        .ifPresent(other -> figure.add(new WorstQueries(reference, other).element()));
    return section("What does it cost in quality?")
        .add(
            lead(
                """
                Exact rankings of all documents. The vertical bars are 95 % intervals of the paired \
                difference to the reference; the line joins encoders that no other beats in both \
                time and quality. The axes do not start at 0."""),
            figure);
  }

  private static Element section(String question) {
    return Element.of("section").add(Element.of("h2", question));
  }

  private static Element lead(String text) {
    return Element.of("p", text).with("class", "lead");
  }

  private static Element pair(Plot plot) {
    return figure(plot, "pair");
  }

  private static Element figure(Plot plot, String layout) {
    return Element.of("div")
        .with("class", layout)
        .add(Element.of("figure").add(plot.drawing()), plot.table());
  }
}
