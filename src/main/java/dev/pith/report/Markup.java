package dev.pith.report;

/** A piece of a page that writes itself so that it is both HTML and well-formed XML. */
sealed interface Markup permits Element, Markup.Text, Markup.StyleSheet {
  void writeTo(StringBuilder out);

  /** Characters that are shown as they are, whatever they contain. */
  record Text(String characters) implements Markup {
    @Override
    public void writeTo(StringBuilder out) {
      Escape.writeTo(out, characters);
    }
  }

  /**
   * The body of a {@code style} element.
   *
   * @param css trusted; without characters that HTML and XML read differently
   */
  record StyleSheet(String css) implements Markup {
    public StyleSheet {
      if (css.contains("<") || css.contains("&")) {
        throw new IllegalArgumentException("a style sheet must have neither < nor &");
      }
    }

    @Override
    public void writeTo(StringBuilder out) {
      out.append(css);
    }
  }
}
