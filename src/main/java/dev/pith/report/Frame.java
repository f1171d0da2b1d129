package dev.pith.report;

/**
 * The rectangle that values are drawn in, with its axes.
 *
 * @param left drawing units, like all of them
 */
record Frame(double left, double top, double right, double bottom) {
  /** Vertical lines at the ticks, their labels below, and what the axis means. */
  Element horizontalAxis(Scale scale, String meaning) {
    Element axis = Element.of("g");
    for (Scale.Tick tick : scale.ticks()) {
      double x = scale.at(tick.value());
      axis.add(
          Svg.line(x, top, x, bottom, "grid"),
          Svg.text(x, bottom + 18, tick.label(), "tick middle"));
    }
    return axis.add(
        Svg.line(left, bottom, right, bottom, "axis"),
        Svg.text((left + right) / 2, bottom + 38, meaning, "meaning middle"));
  }

  /** Horizontal lines at the ticks, their labels to the left, and what the axis means above. */
  Element verticalAxis(Scale scale, String meaning) {
    Element axis = Element.of("g");
    for (Scale.Tick tick : scale.ticks()) {
      double y = scale.at(tick.value());
      axis.add(
          Svg.line(left, y, right, y, "grid"), Svg.text(left - 8, y + 4, tick.label(), "tick end"));
    }
    return axis.add(Svg.text(left - 40, top - 12, meaning, "meaning"));
  }
}
