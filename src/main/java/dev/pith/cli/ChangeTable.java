package dev.pith.cli;

import dev.pith.evaluate.FigureChange;
import dev.pith.report.ChangeText;
import dev.pith.report.Comparison;

/** A comparison as lines of text, what is worse first. */
record ChangeTable(Console console) {
  void print(Comparison comparison) {
    console.print(row("figure", "before", "after", "change", "95 % interval", "p", "verdict"));
    comparison.byVerdict().forEach(compared -> console.print(row(compared)));
    comparison.cautions().forEach(console::note);
    console.print(comparison.headline());
  }

  private static String row(FigureChange compared) {
    return row(
        compared.id(),
        ChangeText.value(compared.before()),
        ChangeText.value(compared.after()),
        ChangeText.change(compared.change()),
        ChangeText.interval(compared.change()),
        ChangeText.pValue(compared),
        ChangeText.verdict(compared));
  }

  private static String row(
      String figure,
      String before,
      String after,
      String change,
      String interval,
      String p,
      String verdict) {
    return "%-34s %12s %12s %10s %20s %7s  %s"
        .formatted(figure, before, after, change, interval, p, verdict);
  }
}
