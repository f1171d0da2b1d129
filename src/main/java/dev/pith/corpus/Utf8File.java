package dev.pith.corpus;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** Opens files of lines and tells why they cannot be read. */
final class Utf8File {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int UTF_16_BIG_ENDIAN = 0xFEFF;
  private static final int UTF_16_LITTLE_ENDIAN = 0xFFFE;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Utf8File() {}

  /** The bytes of a file, a byte order mark left out. */
  static InputStream open(Path file) {
    try {
      InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
      try {
        return behindMark(file, bytes);
      } catch (IOException | RuntimeException failure) {
        bytes.close();
        throw failure;
      }
    } catch (NoSuchFileException missing) {
      throw new CorpusException(
          SetAside.whole(
              file.toString(), "does not exist: name a file that does, or a folder in BEIR layout"),
          missing);
    } catch (IOException failure) {
      throw unreadable(file.toString(), failure);
    }
  }

  private static InputStream behindMark(Path file, InputStream bytes) throws IOException {
    bytes.mark(BYTE_ORDER_MARK.length);
    byte[] start = bytes.readNBytes(BYTE_ORDER_MARK.length);
    if (start.length > 1) {
      int mark = ((start[0] & 0xFF) << 8) | (start[1] & 0xFF);
      if (mark == UTF_16_BIG_ENDIAN || mark == UTF_16_LITTLE_ENDIAN) {
        throw new CorpusException(
            SetAside.whole(file.toString(), "is in UTF-16: convert the file to UTF-8"));
      }
    }
    if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
      bytes.reset();
    }
    return bytes;
  }

  /** Closes what was read. */
  static void close(String source, Closeable bytes) {
    try {
      bytes.close();
    } catch (IOException failure) {
      throw unreadable(source, failure);
    }
  }

  static CorpusException unreadable(String source, IOException failure) {
    return new CorpusException(
        SetAside.whole(
            source,
            "cannot be read (%s): check that it is a file and who may read it"
                .formatted(reason(failure))),
        failure);
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "it is not there";
      case AccessDeniedException _ -> "no permission";
      default -> failure.toString();
    };
  }
}
