package dev.pith.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Formats that are often taken for ONNX, known by their first bytes. */
final class ForeignFormat {
  /** A file of this kind starts with {@code magic} at {@code offset}. */
  private record Mark(int offset, byte[] magic, String advice) {
    boolean isIn(ByteBuffer bytes) {
      return bytes.capacity() >= offset + magic.length
          && bytes.slice(offset, magic.length).equals(ByteBuffer.wrap(magic));
    }
  }

  private static final List<Mark> MARKS =
      List.of(
          mark(0, "PK\u0003\u0004", "this is a ZIP archive; unpack the .onnx file from it"),
          mark(0, "\u001f\u008b", "this is a gzip file; decompress it first"),
          mark(0, "{", "this is JSON, not an ONNX model"),
          mark(0, "[", "this is JSON, not an ONNX model"),
          mark(0, "<", "this is HTML or XML, not an ONNX model; was an error page downloaded?"),
          mark(0, "version https://git-lfs", "this is a Git LFS pointer; fetch the file it names"),
          mark(0, "\u0080\u0002", "this is a Python pickle; export it to ONNX first"),
          mark(257, "ustar", "this is a tar archive; unpack the .onnx file from it"));

  private ForeignFormat() {}

  /** A better reason for the refusal of {@code bytes} where there is one, or {@code refusal}. */
  static MalformedModelException explain(ByteBuffer bytes, MalformedModelException refusal) {
    return MARKS.stream()
        .filter(mark -> mark.isIn(bytes))
        .findFirst()
        .map(mark -> new MalformedModelException(mark.offset(), mark.advice()))
        .orElse(refusal);
  }

  private static Mark mark(int offset, String magic, String advice) {
    return new Mark(offset, magic.getBytes(StandardCharsets.ISO_8859_1), advice);
  }
}
