package dev.pith.huggingface;

/** Text out of foreign files, fit for a line on a terminal. */
final class Printed {
  private static final int MAX_CHARS = 200;

  private Printed() {}

  /** The first 200 characters, with a question mark for each that is not to be printed. */
  static String of(String text) {
    String cut = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "...";
    return cut.replaceAll("\\p{C}", "?");
  }
}
