package dev.pith.corpus;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A collection cannot be read or written as it is; the message says where and what to do. */
public final class CorpusException extends RuntimeException {
  private final transient @Nullable SetAside place;

  public CorpusException(String message) {
    super(message);
    this.place = null;
  }

  public CorpusException(String message, Throwable cause) {
    super(message, cause);
    this.place = null;
  }

  CorpusException(SetAside place) {
    super(place.sentence());
    this.place = place;
  }

  CorpusException(SetAside place, Throwable cause) {
    super(place.sentence(), cause);
    this.place = place;
  }

  /**
   * What is wrong in one line of a file or message.
   *
   * @param source what it is called
   * @param lineNumber 1 for the first line
   * @param problem a clause which also says what to do
   */
  static CorpusException at(String source, long lineNumber, String problem) {
    return new CorpusException(new SetAside(source, lineNumber, problem));
  }

  /** The place that cannot be read, where it is one place of a collection. */
  Optional<SetAside> place() {
    return Optional.ofNullable(place);
  }
}
