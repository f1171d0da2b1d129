package dev.pith.report;

import java.util.List;

/** The shapes that plots are made of. Colours come from the page's style sheet, by class. */
final class Svg {
  /** Width of every drawing; the page scales it. */
  static final double WIDTH = 640;

  private Svg() {}

  /**
   * A whole drawing.
   *
   * @param id unique on the page
   * @param title its name, for those who do not see it
   * @param description what it shows
   */
  static Element drawing(String id, double height, String title, String description) {
    return Element.of("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with(
            "viewBox", "0 0 %s %s".formatted(Figures.coordinate(WIDTH), Figures.coordinate(height)))
        .with("role", "img")
        .with("aria-labelledby", id + "-title " + id + "-description")
        .add(
            Element.of("title", title).with("id", id + "-title"),
            Element.of("desc", description).with("id", id + "-description"));
  }

  static Element line(double x1, double y1, double x2, double y2, String style) {
    return Element.of("line")
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2)
        .with("class", style);
  }

  static Element rectangle(double x, double y, double width, double height, String style) {
    return Element.of("rect")
        .with("x", x)
        .with("y", y)
        .with("width", Math.max(0, width))
        .with("height", height)
        .with("class", style);
  }

  /** Text whose line of writing is at {@code y}. */
  static Element text(double x, double y, String text, String style) {
    return Element.of("text", text).with("x", x).with("y", y).with("class", style);
  }

  /** A line through points. */
  static Element path(List<Point> points, String style) {
    StringBuilder commands = new StringBuilder();
    for (Point point : points) {
      commands
          .append(commands.isEmpty() ? "M" : "L")
          .append(Figures.coordinate(point.x()))
          .append(' ')
          .append(Figures.coordinate(point.y()));
    }
    return Element.of("path").with("d", commands.toString()).with("class", style);
  }

  /** A place on a drawing. */
  record Point(double x, double y) {}
}
