package dev.pith.report;

/**
 * How one encoder looks in every plot: a colour, a dash pattern and a shape, so that it is told
 * apart without colour as well.
 *
 * @param index 0 for the reference
 * @param name as measured
 */
record Series(int index, String name) {
  private static final int STYLES = 6;

  /** The class that sets colour and dashes. */
  String style() {
    return "s" + index % STYLES;
  }

  /** The name, cut to what fits beside a bar. */
  String label() {
    return Shorten.to(Shorten.LABEL, name);
  }

  /** The shape, centred. */
  Element marker(double x, double y) {
    Element shape =
        switch (index % STYLES) {
          case 0 -> Element.of("circle").with("r", 5);
          case 1 -> Element.of("path").with("d", "M-5-5H5V5H-5Z");
          case 2 -> Element.of("path").with("d", "M0-6.5L6.2 4.5H-6.2Z");
          case 3 -> Element.of("path").with("d", "M0-6.8L6.8 0L0 6.8L-6.8 0Z");
          case 4 -> Element.of("path").with("d", "M0 6.5L6.2-4.5H-6.2Z");
          default -> Element.of("path").with("d", "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z");
        };
    return shape
        .with(
            "transform", "translate(%s %s)".formatted(Figures.coordinate(x), Figures.coordinate(y)))
        .with("class", "marker " + style())
        .add(Element.of("title", name));
  }
}
