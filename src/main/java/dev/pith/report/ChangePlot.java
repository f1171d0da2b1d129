package dev.pith.report;

import dev.pith.evaluate.Change;
import dev.pith.evaluate.Change.Scale;
import dev.pith.evaluate.ChangeVerdict;
import dev.pith.evaluate.FigureChange;
import dev.pith.evaluate.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every figure's change with its interval, as a ratio, around the line of no change. */
final class ChangePlot implements Plot {
  private static final double LEFT = 236;
  private static final double RIGHT = Svg.WIDTH - 96;
  private static final double TOP = 10;
  private static final double ROW = 26;

  /** What changed by more is drawn at the edge. */
  private static final double MOST = 1e4;

  private final Comparison comparison;
  private final List<Row> rows = new ArrayList<>();

  /** A figure that can be drawn: whose change is a ratio, or a share of what was above 0. */
  private record Row(FigureChange compared, double ratio, Interval interval) {
    static Optional<Row> of(FigureChange compared) {
      Change change = compared.change();
      double before = compared.before().value();
      if (change.interval().isEmpty()) {
        return Optional.empty();
      }
      Interval interval = change.interval().get();
      if (change.scale() == Scale.RATIO) {
        return Optional.of(new Row(compared, change.value(), interval));
      }
      return before > 0 && before + interval.low() > 0
          ? Optional.of(
              new Row(
                  compared,
                  1 + change.value() / before,
                  new Interval(1 + interval.low() / before, 1 + interval.high() / before)))
          : Optional.empty();
    }

    String style() {
      return switch (compared.verdict()) {
        case BETTER -> "better";
        case WORSE -> "worse";
        case NO_CHANGE, UNTESTED -> "again";
      };
    }
  }

  ChangePlot(Comparison comparison) {
    this.comparison = comparison;
    comparison.byVerdict().forEach(compared -> Row.of(compared).ifPresent(rows::add));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public Element drawing() {
    double bottom = TOP + ROW * rows.size();
    Frame frame = new Frame(LEFT, TOP, RIGHT, bottom);
    LogScale scale = scale();
    Element drawing =
        Svg.drawing(
                "changes",
                bottom + 46,
                "Changes",
                "Each figure after over before, with its 95 % interval, around the line of no change.")
            .add(
                frame.horizontalAxis(scale, "after over before, logarithmic"),
                Svg.line(scale.at(1), TOP, scale.at(1), bottom, "reference-line"));
    double y = TOP + ROW / 2;
    for (Row row : rows) {
      drawing.add(
          Svg.text(LEFT - 12, y + 4, Shorten.to(32, row.compared().id()), label(row)),
          whisker(row, scale, y),
          Svg.text(RIGHT + 10, y + 4, Comparison.words(row.compared().verdict()), "tick"));
      y += ROW;
    }
    return drawing;
  }

  private static String label(Row row) {
    return row.compared().verdict() == ChangeVerdict.NO_CHANGE ? "label quiet end" : "label end";
  }

  private static Element whisker(Row row, LogScale scale, double y) {
    return Element.of("g")
        .add(
            Svg.line(
                scale.at(drawn(row.interval().low())),
                y,
                scale.at(drawn(row.interval().high())),
                y,
                "whisker " + row.style()),
            Element.of("circle")
                .with("cx", scale.at(drawn(row.ratio())))
                .with("cy", y)
                .with("r", 4)
                .with("class", row.style()));
  }

  private static double drawn(double ratio) {
    return Math.clamp(ratio, 1 / MOST, MOST);
  }

  private LogScale scale() {
    double low = rows.stream().mapToDouble(row -> drawn(row.interval().low())).min().orElse(1);
    double high = rows.stream().mapToDouble(row -> drawn(row.interval().high())).max().orElse(1);
    double margin = Math.max(1.02, Math.pow(high / low, 0.06));
    return new LogScale(Math.min(low / margin, 0.9), Math.max(high * margin, 1.1), LEFT, RIGHT);
  }

  @Override
  public Element table() {
    Table table =
        new Table(
                "All figures that both have",
                "Figure",
                Shorten.to(Shorten.LABEL, comparison.before().name()),
                Shorten.to(Shorten.LABEL, comparison.after().name()),
                "change",
                "95 % interval",
                "adjusted p")
            .withNotes("Verdict");
    for (FigureChange compared : comparison.byVerdict()) {
      Change change = compared.change();
      Table.Row row =
          table
              .row(Shorten.to(Shorten.QUERY, compared.id()))
              .number(compared.before().value(), value -> ChangeText.value(compared.before()))
              .number(compared.after().value(), value -> ChangeText.value(compared.after()))
              .number(change.value(), ChangeText.shown(change));
      change
          .interval()
          .ifPresentOrElse(
              i -> row.interval(i.low(), i.high(), ChangeText.shown(change)),
              () -> row.absent("measured once"));
      row.number(compared.adjustedP(), Figures::pValue).note(Comparison.words(compared.verdict()));
    }
    return table.element();
  }
}
