package dev.pith.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Documents that arrive one by one, an object on each line, in the fields and bounds of a corpus. A
 * line that cannot be read does not keep the next ones. Blank lines are skipped. An id may come
 * again, of what is then another state of the document. Not safe for use by many threads.
 */
public final class ArrivingDocuments {
  private static final String MESSAGE = "the body";

  private final InputStream bytes;
  private final BoundedLines lines;

  /**
   * @param utf8 is read as far as is asked for; belongs to the caller
   */
  public ArrivingDocuments(InputStream utf8) {
    this.bytes = new BufferedInputStream(utf8);
    this.lines = BoundedLines.of(MESSAGE, bytes);
  }

  /** Whether a part of the next line, at least, is there already. */
  public boolean isMoreThere() {
    try {
      return bytes.available() > 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Objects that know each other by their ids would have to be kept, and a stream has no end. */
  private Document document(String line) {
    JsonObjects alone = new JsonObjects(lines::problem);
    return alone.document(alone.checked(alone.parse(line, JsonLines.ADVICE)));
  }

  private static UncheckedIOException ended(CorpusException failure) {
    return new UncheckedIOException(new IOException(failure));
  }

  /**
   * Waits for the next line; empty behind the last.
   *
   * @throws UncheckedIOException when no more arrives
   */
  public Optional<Arrival> next() {
    try {
      String line = lines.next();
      while (line != null && line.isBlank()) {
        line = lines.next();
      }
      return line == null
          ? Optional.empty()
          : Optional.of(new Arrival.Sent(lines.number(), line.length(), document(line)));
    } catch (CorpusException wrong) {
      // A place without a line is all of the body: no more of it arrives.
      SetAside place =
          wrong.place().filter(known -> known.line() > 0).orElseThrow(() -> ended(wrong));
      return Optional.of(new Arrival.Unreadable(place.line(), place.why()));
    }
  }
}
