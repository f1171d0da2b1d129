package dev.pith.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 file or message, one at a time, none longer than {@link #MAX_LINE_BYTES}: a
 * file without line ends cannot fill the memory. Ends of line are LF or CRLF; a byte order mark is
 * dropped. Not safe for use by many threads.
 *
 * <p>Every failure is a {@link CorpusException} with the name of the source and the line.
 */
final class BoundedLines implements AutoCloseable {
  static final int MAX_LINE_BYTES = 8 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String source;
  private final InputStream bytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long lineNumber;

  private BoundedLines(String source, InputStream bytes) {
    this.source = source;
    this.bytes = bytes;
  }

  /**
   * The lines of a message.
   *
   * @param source what failures call it
   */
  static BoundedLines of(String source, byte[] message) {
    return of(source, new ByteArrayInputStream(message));
  }

  static BoundedLines of(String source, InputStream bytes) {
    return new BoundedLines(source, bytes);
  }

  static BoundedLines open(Path file) {
    return new BoundedLines(file.toString(), Utf8File.open(file));
  }

  /**
   * The next line without its end, or null after the last. When a line cannot be read, the one
   * behind it is next.
   */
  @Nullable String next() {
    line.reset();
    lineNumber++;
    try {
      int next = bytes.read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = bytes.read()) {
        if (line.size() == MAX_LINE_BYTES) {
          skipLine();
          throw problem(
              "is longer than %d bytes: split or shorten this document".formatted(MAX_LINE_BYTES));
        }
        line.write(next);
      }
    } catch (IOException failure) {
      throw Utf8File.unreadable(source, failure);
    }
    return decode();
  }

  private void skipLine() throws IOException {
    line.reset();
    int next = bytes.read();
    while (next >= 0 && next != '\n') {
      next = bytes.read();
    }
  }

  private String decode() {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(line.toByteArray()))
              .toString();
      if (lineNumber == 1 && text.startsWith(BYTE_ORDER_MARK)) {
        text = text.substring(BYTE_ORDER_MARK.length());
      }
      return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    } catch (CharacterCodingException malformed) {
      throw problem("is not UTF-8: convert the file to UTF-8");
    }
  }

  /** The number of the line that was read last, 1 for the first. */
  long number() {
    return lineNumber;
  }

  /** An exception about the line that was read last. */
  CorpusException problem(String problem) {
    return CorpusException.at(source, lineNumber, problem);
  }

  @Override
  public void close() {
    Utf8File.close(source, bytes);
  }
}
