package dev.pith.report;

import java.util.ArrayList;
import java.util.List;

/** Names the lines of a plot above it, each beside a sample of itself. */
final class Legend {
  private static final double SAMPLE_WIDTH = 30;
  private static final double LETTER_WIDTH = 7;
  private static final double GAP = 22;
  private static final double LINE_HEIGHT = 20;

  private final List<Entry> entries = new ArrayList<>();
  private final double height;

  private record Entry(Series series, double x, double line) {}

  /** Lays the names out from {@code x} rightwards, in as many lines as they need. */
  Legend(List<Series> series, double x) {
    double left = x;
    double line = 0;
    for (Series one : series) {
      double width = SAMPLE_WIDTH + LETTER_WIDTH * one.label().length() + GAP;
      if (left > x && left + width > Svg.WIDTH) {
        left = x;
        line += LINE_HEIGHT;
      }
      entries.add(new Entry(one, left, line));
      left += width;
    }
    this.height = line + LINE_HEIGHT;
  }

  double height() {
    return height;
  }

  /** The names, the first line in the middle of a line's height below {@code top}. */
  Element at(double top) {
    Element legend = Element.of("g");
    for (Entry entry : entries) {
      double y = top + entry.line() + LINE_HEIGHT / 2;
      double end = entry.x() + SAMPLE_WIDTH - 8;
      legend.add(
          Svg.line(entry.x(), y, end, y, "curve " + entry.series().style()),
          entry.series().marker((entry.x() + end) / 2, y),
          Svg.text(entry.x() + SAMPLE_WIDTH, y + 4, entry.series().label(), "label"));
    }
    return legend;
  }
}
