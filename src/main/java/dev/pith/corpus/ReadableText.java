package dev.pith.corpus;

/** Text as a reader sees it: words with single spaces, lines, and paragraphs with a blank line. */
final class ReadableText {
  private static final String LINE = "\n";
  private static final String PARAGRAPH = "\n\n";

  private final StringBuilder text = new StringBuilder();
  private String before = "";

  /** Words that flow: each run of white space is one space. */
  void words(String words) {
    words
        .codePoints()
        .forEach(
            character -> {
              if (isSpace(character)) {
                before = before.isEmpty() ? " " : before;
              } else {
                put(character);
              }
            });
  }

  /** Characters as they are. */
  void verbatim(String characters) {
    characters.codePoints().forEach(this::put);
  }

  void lineBreak() {
    before = before.equals(PARAGRAPH) ? before : LINE;
  }

  void paragraph() {
    before = PARAGRAPH;
  }

  private void put(int character) {
    if (!text.isEmpty()) {
      text.append(before);
    }
    before = "";
    text.appendCodePoint(character);
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  @Override
  public String toString() {
    return text.toString().strip();
  }
}
