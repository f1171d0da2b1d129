package dev.pith.extract;

/** What came of reading one file. */
public sealed interface Extraction {
  /** Characters that the title and the text of one file may have together. */
  int MAX_CHARS = 8 << 20;

  /**
   * What the file says.
   *
   * @param title as the file tells it; empty when it tells none
   * @param text lines, as the parser gave them; may be empty
   */
  record Text(String title, String text) implements Extraction {}

  /**
   * Why it says nothing.
   *
   * @param why a clause about the file which also says what to do
   */
  record Refusal(String why) implements Extraction {}
}
