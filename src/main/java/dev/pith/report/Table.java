package dev.pith.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table of numbers under construction. Every number stands in a {@code data} element whose value
 * has all its digits, whatever is shown.
 */
final class Table {
  private static final String DASH = "\u2013";

  private final Element head = Element.of("tr");
  private final Element body = Element.of("tbody");
  private final String caption;

  /**
   * An empty table.
   *
   * @param caption what its numbers are
   * @param columns their names, the first that of the rows
   */
  Table(String caption, String... columns) {
    this.caption = caption;
    List<Element> cells = new ArrayList<>();
    Arrays.stream(columns).forEach(column -> cells.add(columnHead(column, cells.isEmpty())));
    head.addAll(cells);
  }

  /** Adds a last column, for {@link Row#note}. */
  Table withNotes(String column) {
    head.add(Element.of("th", column).with("scope", "col").with("class", "note"));
    return this;
  }

  /** A row that starts with an encoder's name and sign. */
  Row row(Series series) {
    return row(series.name(), series.marker(8, 8));
  }

  /**
   * A row that starts with a sign and a name.
   *
   * @param marker drawn within 16 units by 16
   */
  Row row(String name, Element marker) {
    Element sign =
        Element.of("svg")
            .with("class", "sign")
            .with("viewBox", "0 0 16 16")
            .with("aria-hidden", "true")
            .add(marker);
    return row(Element.of("th").with("scope", "row").add(sign).text(name));
  }

  /** A row that starts with a text. */
  Row row(String name) {
    return row(Element.of("th", name).with("scope", "row"));
  }

  private Row row(Element first) {
    Element row = Element.of("tr").add(first);
    body.add(row);
    return new Row(row);
  }

  /** The table, able to scroll sideways on narrow screens. */
  Element element() {
    return Element.of("div")
        .with("class", "scroll")
        .add(
            Element.of("table")
                .add(Element.of("caption", caption), Element.of("thead").add(head), body));
  }

  private static Element columnHead(String column, boolean first) {
    Element cell = Element.of("th", column).with("scope", "col");
    return first ? cell : cell.with("class", "number");
  }

  /** A row under construction; every method adds a cell and returns the row. */
  static final class Row {
    private final Element row;

    private Row(Element row) {
      this.row = row;
    }

    Row number(double value, DoubleFunction<String> shown) {
      row.add(cell().add(data(value, shown.apply(value))));
      return this;
    }

    Row number(OptionalDouble value, DoubleFunction<String> shown) {
      return value.isPresent() ? number(value.getAsDouble(), shown) : absent(null);
    }

    Row count(long value) {
      row.add(cell().add(data(value, Figures.count(value))));
      return this;
    }

    Row bytes(long value) {
      row.add(cell().add(data(value, Figures.megabytes(value))));
      return this;
    }

    /** {@code [low, high]}. */
    Row interval(double low, double high, DoubleFunction<String> shown) {
      row.add(
          cell()
              .text("[")
              .add(data(low, shown.apply(low)))
              .text(", ")
              .add(data(high, shown.apply(high)))
              .text("]"));
      return this;
    }

    Row text(String text) {
      row.add(cell().text(text));
      return this;
    }

    /** A text that may be long; it wraps, and reads from the left. */
    Row note(String text) {
      row.add(Element.of("td", text).with("class", "note"));
      return this;
    }

    Row absent(@Nullable String reason) {
      Element cell = cell().text(DASH);
      row.add(reason == null ? cell : cell.with("title", reason));
      return this;
    }

    private static Element cell() {
      return Element.of("td").with("class", "number");
    }

    private static Element data(double value, String shown) {
      return Element.of("data", shown).with("value", Double.toString(value));
    }

    private static Element data(long value, String shown) {
      return Element.of("data", shown).with("value", Long.toString(value));
    }
  }
}
