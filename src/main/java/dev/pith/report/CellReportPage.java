package dev.pith.report;

import dev.pith.evaluate.QualityRun;
import dev.pith.load.LoadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report of cells as one page that needs nothing else. */
public final class CellReportPage {
  private static final String DISTURBANCE =
      """
      Of each cell's own turns, passes and rates: how much garbage was collected meanwhile, how \
      much of all processors' time other guests of the host and other processes had, and how fast \
      the fastest core was clocked, looked at before, after and a few times between. Where that is \
      bad, a caution stands at the top. A dash stands where the system does not tell.""";

  private final CellReport report;
  private final CellHeadline headline;

  private CellReportPage(CellReport report) {
    this.report = report;
    this.headline = new CellHeadline(report);
  }

  /** The whole page, well-formed as HTML and as XML. */
  public static String of(CellReport report) {
    CellReportPage page = new CellReportPage(report);
    return HtmlPage.of(page.headline.sentence(), page.body());
  }

  private List<Element> body() {
    List<Element> body = new ArrayList<>();
    body.add(header());
    body.add(
        section(
            "How long does one question take?",
            """
            One at a time, from its text to the bytes of the answer. Marks sit at the median; the \
            line runs over the p90 to the p99.""",
            new CellTimesPlot(report)));
    body.add(
        section(
            "Where does the time go?",
            "Medians of stages need not add up to the median of the whole.",
            new CellStagesPlot(report)));
    body.add(
        section("How many questions a second are answered?", rates(), new CellRatesPlot(report)));
    body.add(
        section(
            "What does it cost in quality?",
            """
            What a user gets: each judged question is asked as above, but for %d answers, as many \
            as recall@100 takes, and they are scored. The lines are 95 %% intervals of the paired \
            difference to the reference, drawn around it. Recall is against comparing all \
            documents. The axis does not start at 0."""
                .formatted(QualityRun.DEPTH),
            new CellQualityPlot(report)));
    lostQueries().ifPresent(body::add);
    body.add(section("What does it take?", cost(), new CellCostPlot(report)));
    body.add(
        section(
            "Which one to take?",
            choice(),
            new SettingsPlot(report.settings(), report::seriesOf, report.recommendation())));
    body.add(
        Element.of("section")
            .add(
                Element.of("h2", "What disturbed it?"),
                Element.of("p", DISTURBANCE).with("class", "lead"),
                new DisturbanceTable(report).element()));
    body.add(
        Element.of("section")
            .add(Element.of("h2", "What was measured, and how?"))
            .addAll(new CellMethod(report).elements()));
    return body;
  }

  private Optional<Element> lostQueries() {
    CellLostQueries lost = new CellLostQueries(report);
    List<Element> blocks = lost.elements();
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Element.of("section")
                .add(
                    Element.of("h2", "Which questions lost most?"),
                    Element.of("p", lost.lead()).with("class", "lead"))
                .addAll(blocks));
  }

  private Element header() {
    return PageHeader.of(
        "Pith report",
        report.reproduce().createdAt(),
        headline.sentence(),
        List.of(new CellTiles(report, headline.best()).element()),
        headline.cautions());
  }

  private String rates() {
    LoadPlan load = report.load();
    return """
        Offline, all questions are there at once. For the server they come at random moments, and \
        a question's time counts from the moment it was to come: the highest rate is shown at \
        which 99 of 100 were answered within %s ms, found to %s."""
        .formatted(Figures.coordinate(load.p99BoundMillis()), Figures.percent(load.tolerance()));
  }

  private String cost() {
    return """
        Hot is what every search of the graph reads; below 32 bits the float32 vectors, which are \
        read only to score again what was found, lie on disk. The first answer is timed from the \
        start of a process, median of %d, with its files in the system's cache."""
        .formatted(report.reference().cost().starts());
  }

  private String choice() {
    return report.advice()
        + """
         Bytes are those of the model and the hot ones of the index. Grey are the dominated: \
        another is nowhere worse in quality, time and bytes, and somewhere better; a line joins \
        what nothing beats in quality and that cost, the ring marks what to take.""";
  }

  private static Element section(String question, String lead, Plot plot) {
    return Element.of("section")
        .add(
            Element.of("h2", question),
            Element.of("p", lead).with("class", "lead"),
            Element.of("div")
                .with("class", "stacked")
                .add(Element.of("figure").add(plot.drawing()), plot.table()));
  }
}
