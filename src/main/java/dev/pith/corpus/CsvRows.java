package dev.pith.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a UTF-8 table as RFC 4180 has them: a field may stand in quotes and then holds
 * separators, line breaks and quotes written twice. Lines end with LF or CRLF. A quote within a
 * field that does not begin with one stands for itself.
 *
 * <p>No row is longer than {@link BoundedLines#MAX_LINE_BYTES}. Not safe for use by many threads.
 */
final class CsvRows implements AutoCloseable {
  static final int MAX_COLUMNS = 4096;

  private static final int END = -1;

  private final String source;
  private final InputStream bytes;
  private final char separator;
  private final ByteArrayOutputStream field = new ByteArrayOutputStream();
  private long lineEnds;
  private long line;
  private long rowBytes;
  private boolean quoted;
  private @Nullable String wrong;

  CsvRows(String source, InputStream bytes, char separator) {
    this.source = source;
    this.bytes = bytes;
    this.separator = separator;
  }

  /**
   * The fields of the next row that is not blank, or null after the last. When a row cannot be
   * read, the one behind it is next.
   */
  @Nullable List<String> next() {
    List<String> row = read();
    while (row != null && row.size() == 1 && row.getFirst().isBlank() && wrong == null) {
      row = read();
    }
    if (wrong != null) {
      throw problem(wrong);
    }
    return row;
  }

  private @Nullable List<String> read() {
    line = lineEnds + 1;
    rowBytes = 0;
    wrong = null;
    int first = nextByte();
    if (first == END) {
      return null;
    }
    List<String> row = new ArrayList<>();
    int end = readField(first);
    row.add(decoded(end));
    while (end == separator) {
      end = readField(nextByte());
      if (row.size() == MAX_COLUMNS) {
        blame("has over %d columns: split the table".formatted(MAX_COLUMNS));
      } else {
        row.add(decoded(end));
      }
    }
    return row;
  }

  /** Reads a field and gives what ended it: the separator, LF or the end. */
  private int readField(int first) {
    field.reset();
    int next = first;
    quoted = next == '"';
    if (quoted) {
      next = readQuoted();
      next = next == '\r' ? nextByte() : next;
      if (!isEnd(next)) {
        blame("has text behind a closing quote: write quotes within a field twice");
      }
    }
    for (; !isEnd(next); next = nextByte()) {
      keep(next);
    }
    return next;
  }

  /** Reads to the closing quote and gives what stands behind it. */
  private int readQuoted() {
    for (int next = nextByte(); next != END; next = nextByte()) {
      if (next == '"') {
        next = nextByte();
        if (next != '"') {
          return next;
        }
      }
      keep(next);
    }
    blame(
        "opens a quote that is never closed, so all behind it stands in it: close it, or write it twice");
    return END;
  }

  private boolean isEnd(int next) {
    return next == separator || next == '\n' || next == END;
  }

  private void keep(int next) {
    if (rowBytes <= BoundedLines.MAX_LINE_BYTES) {
      field.write(next);
    }
  }

  private String decoded(int end) {
    byte[] kept = field.toByteArray();
    boolean carriage =
        !quoted && end != separator && kept.length > 0 && kept[kept.length - 1] == '\r';
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(kept, 0, carriage ? kept.length - 1 : kept.length))
          .toString();
    } catch (CharacterCodingException malformed) {
      blame("is not UTF-8: convert the file to UTF-8");
      return "";
    }
  }

  private int nextByte() {
    try {
      int next = bytes.read();
      if (next == '\n') {
        lineEnds++;
      }
      if (++rowBytes == BoundedLines.MAX_LINE_BYTES + 1L) {
        blame(
            "is longer than %d bytes: shorten it, and see that its quotes are closed"
                .formatted(BoundedLines.MAX_LINE_BYTES));
      }
      return next;
    } catch (IOException failure) {
      throw Utf8File.unreadable(source, failure);
    }
  }

  /** The first thing that is wrong with a row counts. */
  private void blame(String why) {
    if (wrong == null) {
      wrong = why;
    }
  }

  /** The line where the row that was read last begins, 1 for the first. */
  long line() {
    return line;
  }

  /** An exception about the row that was read last. */
  CorpusException problem(String why) {
    return CorpusException.at(source, line, why);
  }

  @Override
  public void close() {
    Utf8File.close(source, bytes);
  }
}
