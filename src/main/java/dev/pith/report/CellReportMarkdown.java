package dev.pith.report;

import dev.pith.evaluate.ClockRange;
import dev.pith.evaluate.Disturbance;
import dev.pith.evaluate.MachineFacts;
import dev.pith.evaluate.PairedComparison;
import java.util.OptionalDouble;

/** A report of cells as Markdown, short enough for a pull request. */
public final class CellReportMarkdown {
  private static final String ABSENT = "\u2013";

  private final CellReport report;
  private final StringBuilder text = new StringBuilder();

  private CellReportMarkdown(CellReport report) {
    this.report = report;
  }

  /** The headline, a table of all cells, and how to measure again. */
  public static String of(CellReport report) {
    CellReportMarkdown page = new CellReportMarkdown(report);
    page.write();
    return page.text.toString();
  }

  private void write() {
    CellHeadline headline = new CellHeadline(report);
    text.append("**").append(escaped(headline.sentence())).append(".**\n\n");
    text.append(escaped(report.advice())).append("\n\n");
    headline.cautions().forEach(caution -> text.append("> ").append(escaped(caution)).append('\n'));
    text.append(headline.cautions().isEmpty() ? "" : "\n");
    text.append(
        "| | p50 ms | p99 ms | offline/s | server/s | HTTP/s | nDCG@10 | difference, 95 % | recall@10 | model | hot | RSS | cold start | J a question |\n");
    text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    report.cells().forEach(this::row);
    disturbances();
    MachineFacts machine = report.singleStream().machine();
    text.append(
        "\n%s, %,d documents, %,d questions; server: Poisson arrivals, latency from the scheduled time, p99 within %s ms; the graph is asked for %,d at least. %s, %d cores; %s; %s.\n\n"
            .formatted(
                escaped(report.data()),
                report.documents(),
                report.questions().count(),
                Figures.coordinate(report.load().p99BoundMillis()),
                report.candidates(),
                escaped(machine.cpu()),
                machine.cores(),
                escaped(machine.jdk()),
                machine.measuredAt()));
    text.append("    ").append(report.reproduce().command().replaceAll("\\R", " ")).append('\n');
  }

  private void row(CellResult cell) {
    cell(escaped(cell.cell().label()));
    cell(Figures.millis(cell.singleStream().total().p50Millis()));
    cell(told(cell.singleStream().total().p99Millis()));
    cell(Figures.rate(cell.offline().perSecond()));
    cell(rate(CellHeadline.rate(cell)));
    cell(
        rate(
            cell.http().stream()
                .flatMap(http -> http.highest().stream())
                .mapToDouble(held -> held.perSecond())
                .findFirst()));
    cell(Figures.score(cell.quality().ndcgAt10()));
    cell(cell.quality().versusReference().map(CellReportMarkdown::difference).orElse(ABSENT));
    cell(cell.recall().map(recall -> Figures.decimals(recall.recall(), 3)).orElse(ABSENT));
    cell(Figures.megabytes(cell.cost().modelBytes()));
    cell(Figures.megabytes(cell.cost().hotBytes()));
    cell(
        cell.cost().rssBytes().isPresent()
            ? Figures.roundMegabytes(cell.cost().rssBytes().getAsLong())
            : ABSENT);
    cell(
        cell.cost().coldStartMillis().isPresent()
            ? Figures.millis(cell.cost().coldStartMillis().getAsDouble()) + " ms"
            : ABSENT);
    OptionalDouble joules = cell.offline().joules();
    cell(joules.isPresent() ? Figures.amount(joules.getAsDouble()) : ABSENT);
    text.append("|\n");
  }

  private void disturbances() {
    text.append(
        "\n| %: garbage collections / other guests / other processes; clock in MHz | single stream | offline | server | HTTP |\n");
    text.append("|---|--:|--:|--:|--:|\n");
    for (CellResult one : report.cells()) {
      cell(escaped(one.cell().label()));
      cell(disturbance(one.singleStream().disturbance()));
      cell(disturbance(one.offline().disturbance()));
      cell(disturbance(one.server().disturbance()));
      cell(one.http().map(http -> disturbance(http.disturbance())).orElse(ABSENT));
      text.append("|\n");
    }
  }

  private static String disturbance(Disturbance one) {
    return "%s / %s / %s; %s"
        .formatted(
            Figures.decimals(one.collectionPercent(), 1),
            percent(one.stealPercent()),
            percent(one.othersPercent()),
            one.clock().map(CellReportMarkdown::clock).orElse(ABSENT));
  }

  private static String clock(ClockRange clock) {
    return "%.0f\u2013%.0f".formatted(clock.lowestMhz(), clock.highestMhz());
  }

  private static String percent(OptionalDouble percent) {
    return percent.isPresent() ? Figures.decimals(percent.getAsDouble(), 1) : ABSENT;
  }

  private void cell(String shown) {
    text.append("| ").append(shown).append(' ');
  }

  private static String difference(PairedComparison difference) {
    return "%s [%s, %s]"
        .formatted(
            Figures.signed(difference.meanDifference()),
            Figures.signed(difference.low()),
            Figures.signed(difference.high()));
  }

  private static String told(OptionalDouble millis) {
    return millis.isPresent() ? Figures.millis(millis.getAsDouble()) : ABSENT;
  }

  private static String rate(OptionalDouble perSecond) {
    return perSecond.isPresent() ? Figures.rate(perSecond.getAsDouble()) : ABSENT;
  }

  /** Nothing of a name or a path becomes markup. */
  private static String escaped(String text) {
    return text.replaceAll("\\R", " ").replaceAll("([\\\\`*_{}\\[\\]<>#|!~&])", "\\\\$1");
  }
}
