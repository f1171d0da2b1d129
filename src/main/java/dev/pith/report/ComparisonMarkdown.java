package dev.pith.report;

import dev.pith.evaluate.FigureChange;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A comparison for a pull request or a log: its headline, cautions, a table, the method. */
public final class ComparisonMarkdown {
  /** What would end a cell, begin markup or HTML, or break a line. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>|#&~!]");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");

  private ComparisonMarkdown() {}

  /** The whole text, with a line feed at the end. */
  public static String of(Comparison comparison) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(escape(comparison.headline())).append("\n\n");
    for (String caution : comparison.cautions()) {
      out.append("> ").append(escape(caution)).append("\n>\n");
    }
    out.append("\n| figure | before | after | change | 95 % interval | adjusted p | verdict |\n")
        .append("|---|---|---|---|---|---|---|\n");
    comparison.byVerdict().forEach(compared -> out.append(row(compared)));
    return out.append('\n')
        .append(escape(ComparisonPage.method(comparison.figures().rule())))
        .append("\n\n    ")
        .append(CONTROL.matcher(comparison.command()).replaceAll(" "))
        .append('\n')
        .toString();
  }

  private static String row(FigureChange compared) {
    return ChangeText.cells(compared).stream()
        .map(ComparisonMarkdown::escape)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String escape(String text) {
    String line = CONTROL.matcher(text).replaceAll(" ");
    return SPECIAL.matcher(line).replaceAll("\\\\$0");
  }
}
