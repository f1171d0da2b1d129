package dev.pith.corpus;

/**
 * A place that should hold a document and holds none that can be read.
 *
 * @param source the file, or what else is read
 * @param line 1 for the first; 0 when it is all of the source
 * @param why a clause about that place which also says what to do
 */
public record SetAside(String source, long line, String why) implements Entry {
  /** All of a source. */
  static SetAside whole(String source, String why) {
    return new SetAside(source, 0, why);
  }

  /** Place and reason in one sentence. */
  public String sentence() {
    return line == 0 ? source + " " + why : "%s, line %d: %s".formatted(source, line, why);
  }
}
