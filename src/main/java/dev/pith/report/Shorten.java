package dev.pith.report;

/** Cuts texts to the room there is for them. */
final class Shorten {
  /** Characters that fit beside a bar or over a column. */
  static final int LABEL = 22;

  /** Characters of a query in a table. */
  static final int QUERY = 160;

  private Shorten() {}

  /** The text, or its beginning and an ellipsis: at most {@code length} code points, at least 1. */
  static String to(int length, String text) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "\u2026";
  }
}
