package dev.pith.corpus;

/** A collection cannot be read or written as it is; the message says where and what to do. */
public final class CorpusException extends RuntimeException {
  public CorpusException(String message) {
    super(message);
  }

  public CorpusException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What is wrong in one line of a file or message.
   *
   * @param source what it is called
   * @param lineNumber 1 for the first line
   * @param problem a clause which also says what to do
   */
  static CorpusException at(String source, long lineNumber, String problem) {
    return new CorpusException("%s, line %d: %s".formatted(source, lineNumber, problem));
  }
}
