package dev.pith.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * All of a file that is one document, {@link BoundedLines#MAX_LINE_BYTES} at most.
 *
 * @param source what failures call it
 * @param bytes owned by this
 */
record FileBytes(String source, byte[] bytes) {
  /** What every PDF file begins with. */
  static final String PDF_START = "%PDF-";

  static final String IS_PDF = "is a PDF file: end its name with .pdf";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static FileBytes read(CorpusFile file) {
    try (InputStream opened = Files.newInputStream(file.path())) {
      byte[] bytes = opened.readNBytes(BoundedLines.MAX_LINE_BYTES + 1);
      FileBytes all = new FileBytes(file.source(), bytes);
      if (bytes.length > BoundedLines.MAX_LINE_BYTES) {
        throw all.problem(
            "is larger than %d bytes: split it".formatted(BoundedLines.MAX_LINE_BYTES));
      }
      return all;
    } catch (IOException failure) {
      throw Utf8File.unreadable(file.source(), failure);
    }
  }

  /** UTF-8, or UTF-16 behind its byte order mark. */
  String text() {
    if (isPdf()) {
      throw problem(IS_PDF);
    }
    String text =
        decoded(
            startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)
                ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8);
    return checked(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
  }

  /** Refuses what is no text, as the bytes of a picture. */
  String checked(String text) {
    if (text.indexOf('\0') >= 0) {
      throw problem("holds zero bytes, so it is no text: take it out");
    }
    return text;
  }

  String decoded(Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw problem("is not %s: convert the file to UTF-8".formatted(charset.name()));
    }
  }

  private boolean isPdf() {
    int length = Math.min(bytes.length, PDF_START.length());
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).equals(PDF_START);
  }

  private boolean startsWith(int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  CorpusException problem(String why) {
    return new CorpusException(SetAside.whole(source, why));
  }
}
