package dev.pith.report;

import dev.pith.evaluate.Change;
import dev.pith.evaluate.Change.Scale;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.FigureChange;
import java.util.List;
import java.util.function.DoubleFunction;

/** A change as a reader sees it. */
public final class ChangeText {
  private ChangeText() {}

  /** What a table has of a figure: id, before, after, change, interval, p-value and verdict. */
  public static List<String> cells(FigureChange compared) {
    return List.of(
        compared.id(),
        value(compared.before(), compared.after()),
        value(compared.after(), compared.before()),
        change(compared.change()),
        interval(compared.change()),
        pValue(compared),
        verdict(compared));
  }

  /** {@code 90.4 MB}, {@code 3.720 ms}, {@code 0.6451}. */
  public static String value(Figure figure) {
    return switch (figure.unit()) {
      case "bytes" -> Figures.megabytes(Math.round(figure.value()));
      case "ratio" -> Figures.amount(figure.value());
      case "seconds" -> Figures.amount(figure.value()) + " s";
      case "millis" -> Figures.amount(figure.value()) + " ms";
      case "micros" -> Figures.amount(figure.value()) + " \u00b5s";
      default -> Figures.amount(figure.value()) + " " + figure.unit();
    };
  }

  /** To the byte where another size would look the same, and is not. */
  private static String value(Figure figure, Figure other) {
    boolean isSize = figure.unit().equals("bytes") && other.unit().equals("bytes");
    return isSize && figure.value() != other.value() && value(figure).equals(value(other))
        ? "%,.0f bytes".formatted(figure.value())
        : value(figure);
  }

  /** {@code 1.043×}, or {@code +0.0021}. */
  public static String change(Change change) {
    return shown(change).apply(change.value());
  }

  /** {@code [0.98, 1.10]}; a dash where there is none. */
  public static String interval(Change change) {
    return change
        .interval()
        .map(i -> "[%s, %s]".formatted(shown(change).apply(i.low()), shown(change).apply(i.high())))
        .orElse("\u2013");
  }

  /** The adjusted p-value; a dash for what was counted, or could not be tested. */
  public static String pValue(FigureChange compared) {
    return compared.adjustedP().isPresent()
        ? Figures.pValue(compared.adjustedP().getAsDouble())
        : "\u2013";
  }

  /** {@code worse}, {@code better}, {@code no change shown}, {@code untested}. */
  public static String verdict(FigureChange compared) {
    return Comparison.words(compared.verdict());
  }

  static DoubleFunction<String> shown(Change change) {
    return change.scale() == Scale.RATIO
        ? ratio -> Figures.amount(ratio) + "\u00d7"
        : Figures::signed;
  }
}
