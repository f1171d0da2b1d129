package dev.pith.corpus;

/** What a line that arrives holds. */
public sealed interface Arrival {
  /** The line's number, 1 for the first. */
  long line();

  /** Its length in UTF-16 units; 0 where it was not kept. */
  int chars();

  /** A document. */
  record Sent(long line, int chars, Document document) implements Arrival {}

  /**
   * Nothing that can be read.
   *
   * @param problem a clause which also says what to do
   */
  record Unreadable(long line, String problem) implements Arrival {
    @Override
    public int chars() {
      return 0;
    }
  }
}
