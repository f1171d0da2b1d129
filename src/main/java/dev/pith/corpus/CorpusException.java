package dev.pith.corpus;

import java.nio.file.Path;

/** A collection cannot be read or written as it is; the message says where and what to do. */
public final class CorpusException extends RuntimeException {
  public CorpusException(String message) {
    super(message);
  }

  public CorpusException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What is wrong in one line of a file.
   *
   * @param lineNumber 1 for the first line
   * @param problem a clause which also says what to do
   */
  static CorpusException at(Path file, long lineNumber, String problem) {
    return new CorpusException("%s, line %d: %s".formatted(file, lineNumber, problem));
  }
}
