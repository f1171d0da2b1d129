package dev.pith.cli;

import dev.pith.report.ChangeText;
import dev.pith.report.Comparison;
import java.util.List;

/** A comparison as lines of text, what is worse first. */
record ChangeTable(Console console) {
  void print(Comparison comparison) {
    console.print(
        row(List.of("figure", "before", "after", "change", "95 % interval", "p", "verdict")));
    comparison.byVerdict().forEach(compared -> console.print(row(ChangeText.cells(compared))));
    comparison.cautions().forEach(console::note);
    console.outcome(comparison.headline());
  }

  private static String row(List<String> cells) {
    return "%-34s %12s %12s %10s %20s %7s  %s".formatted(cells.toArray());
  }
}
