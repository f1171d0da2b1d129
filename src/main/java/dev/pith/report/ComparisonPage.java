package dev.pith.report;

import dev.pith.evaluate.ChangeRule;
import java.util.ArrayList;
import java.util.List;

/** Two reports compared, as one page that needs nothing else. */
public final class ComparisonPage {
  private final Comparison comparison;

  private ComparisonPage(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The whole page, well-formed as HTML and as XML. */
  public static String of(Comparison comparison) {
    return HtmlPage.of(comparison.headline(), new ComparisonPage(comparison).body());
  }

  private List<Element> body() {
    ChangePlot plot = new ChangePlot(comparison);
    Element changes = Element.of("div").with("class", "stacked");
    if (!plot.isEmpty()) {
      changes.add(Element.of("figure").add(plot.drawing()));
    }
    return new ArrayList<>(
        List.of(
            header(),
            section("What has changed?").add(lead(lead()), changes.add(plot.table())),
            section("Where were they measured?").add(machines()),
            section("How is that told?")
                .add(
                    lead(method(comparison.figures().rule())),
                    Element.of("h3", "Compare again"),
                    Element.of("pre").add(Element.of("code", comparison.command())))));
  }

  private Element header() {
    return PageHeader.of(
        "Pith comparison",
        comparison.createdAt(),
        comparison.headline(),
        List.of(),
        comparison.cautions());
  }

  private static String lead() {
    return """
        Dots are what the second report has over the first, bars 95 % intervals. For bytes, \
        times and costs less is better, for all else more.""";
  }

  /** How a change is told from chance, in a paragraph. */
  static String method(ChangeRule rule) {
    return """
        Means over the same queries are compared query by query: bootstrap interval, paired \
        randomization test. Other figures are independent: their 95 %% intervals are combined on \
        the logarithmic scale (Zou and Donner 2008), and the p-value is that of the normal \
        distribution with such an interval. Times and speeds get, beside it, a drift of %s from run \
        to run. All p-values are corrected together by Holm's method; a change is one at %s. Counts \
        need no test; what was measured once cannot be tested.%s"""
        .formatted(
            Figures.percent(rule.drift()),
            Figures.plain(rule.level()),
            rule.tolerance() == 0
                ? ""
                : " Changes of up to %s do not count."
                    .formatted(Figures.percent(rule.tolerance())));
  }

  private Element machines() {
    Table table =
        new Table("What each report says of its machine", "Fact")
            .withNotes(Shorten.to(Shorten.LABEL, comparison.before().name()))
            .withNotes(Shorten.to(Shorten.LABEL, comparison.after().name()));
    for (String name : ReportedMachine.names()) {
      table
          .row(name)
          .note(ReportedMachine.of(comparison.before(), name))
          .note(ReportedMachine.of(comparison.after(), name));
    }
    table
        .row("Measured")
        .note(comparison.before().measuredAt())
        .note(comparison.after().measuredAt());
    return table.element();
  }

  private static Element section(String question) {
    return Element.of("section").add(Element.of("h2", question));
  }

  private static Element lead(String text) {
    return Element.of("p", text).with("class", "lead");
  }
}
