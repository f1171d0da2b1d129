package dev.pith.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.Interval;
import java.util.Optional;
import java.util.function.Function;

/** A figure as it stands in a file. */
record ReportedFigure(JsonNode node, String pointer) {
  private static final int MAX_ID = 200;

  /** No measurement is beyond it, and ratios of what is not beyond it stay finite. */
  private static final double MOST = 1e100;

  /**
   * The figure.
   *
   * @param wrong makes what is thrown for one that is none
   */
  Figure read(Function<String, UnreadableReportException> wrong) {
    String id = text("id", wrong);
    String unit = text("unit", wrong);
    double value = number("value", wrong);
    return new Figure(
        id, value, unit, interval(wrong), Math.max(0, node.path("samples").asLong(1)));
  }

  private Optional<Interval> interval(Function<String, UnreadableReportException> wrong) {
    if (isAbsent("low") && isAbsent("high")) {
      return Optional.empty();
    }
    double low = number("low", wrong);
    double high = number("high", wrong);
    if (low > high) {
      throw wrong.apply("%s: low is above high".formatted(pointer));
    }
    return Optional.of(new Interval(low, high));
  }

  private boolean isAbsent(String key) {
    return node.path(key).isMissingNode() || node.path(key).isNull();
  }

  private String text(String key, Function<String, UnreadableReportException> wrong) {
    String text = node.path(key).isTextual() ? node.path(key).asText() : "";
    boolean isPrintable = text.codePoints().noneMatch(Character::isISOControl);
    if (text.isBlank() || text.length() > MAX_ID || !isPrintable) {
      throw wrong.apply(
          "%s/%s: needs a text of 1 to %d characters".formatted(pointer, key, MAX_ID));
    }
    return text;
  }

  private double number(String key, Function<String, UnreadableReportException> wrong) {
    double number = node.path(key).isNumber() ? node.path(key).asDouble() : Double.NaN;
    if (!(Math.abs(number) <= MOST)) {
      throw wrong.apply("%s/%s: needs a number".formatted(pointer, key));
    }
    return number;
  }
}
