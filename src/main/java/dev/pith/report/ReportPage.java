package dev.pith.report;

import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.LostQuery;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.QualityRun;
import dev.pith.evaluate.RankAgreement;
import dev.pith.evaluate.Recommendation;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    report.recommendation().ifPresent(one -> body.add(choiceSection(one)));
    report.quality().ifPresent(quality -> lostSection(quality).ifPresent(body::add));
    body.add(section("How big is it?").add(pair(new SizePlot(report))));
    body.add(section("What was measured, and how?").addAll(new MethodSection(report).elements()));
    return body;
  }

  private Element header() {
    List<Element> facts = new ArrayList<>();
    if (!headline.others().isEmpty()) {
      Element list = Element.of("ul").with("class", "others");
      headline.others().forEach(sentence -> list.add(Element.of("li", sentence + ".")));
      facts.add(list);
    }
    headline.candidate().ifPresent(c -> facts.add(new Tiles(report, c).element()));
    return PageHeader.of(
        "Pith latency report",
        report.createdAt(),
        headline.main(),
        facts,
        Cautions.of(report.latency()));
  }

  private String stagesLead() {
    String what =
        report.search().isPresent()
            ? "Whole searches, from the text to the documents. "
            : "Encoding alone, without a search. ";
    return what + "Medians of stages need not add up to the median of the whole.";
  }

  private Element qualitySection(QualityResult quality) {
    return section("What does it cost in quality?")
        .add(
            lead(
                """
                Exact rankings of all documents. Differences are paired: the same queries, one by \
                one. Rank-biased overlap has persistence %s; Kendall's tau is over all documents \
                that either of the two lists among its first %d."""
                    .formatted(Figures.plain(RankAgreement.PERSISTENCE), QualityRun.DEPTH)),
            Element.of("div")
                .with("class", "stacked")
                .addAll(new QualityTables(quality, report::series).elements()));
  }

  private Element choiceSection(Recommendation recommendation) {
    return section("Which one to take?")
        .add(
            Element.of("p", RecommendationSentence.of(recommendation))
                .with("class", "recommendation"),
            lead(
                """
                Vertical bars are 95 % intervals of the paired difference to the reference; a line \
                joins what nothing else beats in quality and that cost. Grey are the dominated: \
                another is nowhere worse in quality, time and bytes, and somewhere better. The ring \
                marks the recommended one. The axes do not start at 0."""),
            figure(new SettingsPlot(report.settings(), report::series, recommendation), "stacked"));
  }

  private static Optional<Element> lostSection(QualityResult quality) {
    List<EncoderQuality> encoders = quality.encoders();
    if (encoders.size() < 2) {
      return Optional.empty();
    }
    Element section =
        section("Which queries lost most?")
            .add(
                lead(
                    """
                    Up to %d of each encoder, by nDCG@10, those first that lost most. Each opens to \
                    the first %d documents of both; a tick marks what people judged relevant."""
                        .formatted(LostQuery.TOLD, LostQuery.LISTED)));
    encoders.stream()
        .skip(1)
        .forEach(one -> section.add(new WorstQueries(encoders.getFirst(), one).element()));
    return Optional.of(section);
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
