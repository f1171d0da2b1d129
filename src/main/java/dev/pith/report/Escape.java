package dev.pith.report;

/** Makes any text harmless as content and as a quoted attribute, in HTML and in XML. */
final class Escape {
  private static final char REPLACEMENT = '\uFFFD';

  private Escape() {}

  static void writeTo(StringBuilder out, String text) {
    text.codePoints().forEach(codePoint -> write(out, codePoint));
  }

  private static void write(StringBuilder out, int codePoint) {
    switch (codePoint) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(isAllowed(codePoint) ? codePoint : REPLACEMENT);
    }
  }

  /** XML 1.0's characters, without those that turn the direction of the text around them. */
  private static boolean isAllowed(int codePoint) {
    boolean xml =
        codePoint == '\t'
            || codePoint == '\n'
            || codePoint == '\r'
            || (codePoint >= 0x20 && codePoint <= 0xD7FF)
            || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
            || codePoint >= 0x10000;
    boolean turns =
        (codePoint >= 0x202A && codePoint <= 0x202E)
            || (codePoint >= 0x2066 && codePoint <= 0x2069);
    boolean control = codePoint >= 0x7F && codePoint <= 0x9F;
    return xml && !turns && !control;
  }
}
