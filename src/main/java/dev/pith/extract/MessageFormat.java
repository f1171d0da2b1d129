package dev.pith.extract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the two processes say to each other.
 *
 * <pre>
 *   ready    MARK 0               by the child, once
 *   request  string               the file's path
 *   text     MARK 1 string string title, text
 *   refusal  MARK 2 string        why
 *
 *   MARK     int                  so that nothing else is taken for an answer
 *   string   int length, UTF-8    length in bytes
 * </pre>
 */
final class MessageFormat {
  private static final int MARK = 0x50495448;
  private static final int READY = 0;
  private static final int TEXT = 1;
  private static final int REFUSAL = 2;

  /** No character of a Java string takes more bytes than three. */
  private static final int MAX_STRING_BYTES = 3 * Extraction.MAX_CHARS;

  private MessageFormat() {}

  static void writeReady(DataOutputStream out) throws IOException {
    writeHead(out, READY);
    out.flush();
  }

  static void writeRequest(DataOutputStream out, Path file) throws IOException {
    writeString(out, file.toAbsolutePath().toString());
    out.flush();
  }

  static void writeAnswer(DataOutputStream out, Extraction answer) throws IOException {
    switch (answer) {
      case Extraction.Text(String title, String text) -> {
        writeHead(out, TEXT);
        writeString(out, title);
        writeString(out, text);
      }
      case Extraction.Refusal(String why) -> {
        writeHead(out, REFUSAL);
        writeString(out, why);
      }
    }
    out.flush();
  }

  static void readReady(DataInputStream in) throws IOException {
    if (readHead(in) != READY) {
      throw new IOException("is not ready");
    }
  }

  /** The next file that is asked for, or null when nobody asks any more. */
  static @Nullable Path readRequest(DataInputStream in) throws IOException {
    try {
      return Path.of(readString(in));
    } catch (EOFException nobodyAsks) {
      return null;
    }
  }

  static Extraction readAnswer(DataInputStream in) throws IOException {
    return switch (readHead(in)) {
      case TEXT -> new Extraction.Text(readString(in), readString(in));
      case REFUSAL -> new Extraction.Refusal(readString(in));
      default -> throw new IOException("no such answer");
    };
  }

  private static void writeHead(DataOutputStream out, int kind) throws IOException {
    out.writeInt(MARK);
    out.writeByte(kind);
  }

  private static int readHead(DataInputStream in) throws IOException {
    if (in.readInt() != MARK) {
      throw new IOException("no answer");
    }
    return in.readByte();
  }

  private static void writeString(DataOutputStream out, String string) throws IOException {
    byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readString(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MAX_STRING_BYTES) {
      throw new IOException("a string of %d bytes".formatted(length));
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a string that ends early");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
