package dev.pith.onnx;

/** Text of unknown origin made fit for one line of an error message. */
final class Printable {
  private Printable() {}

  /**
   * At most {@code maxChars} characters of {@code text}, with {@code ?} for what a terminal or a
   * log would obey rather than show. Takes time in {@code maxChars} alone, however long the text.
   */
  static String of(String text, int maxChars) {
    StringBuilder line = new StringBuilder();
    int end = Math.min(text.length(), maxChars);
    for (int i = 0; i < end; i++) {
      line.append(isPlain(text.charAt(i)) ? text.charAt(i) : '?');
    }
    return text.length() > maxChars ? line.append("...").toString() : line.toString();
  }

  /** Surrogates count as not plain: half a pair may stand at the cut. */
  private static boolean isPlain(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
