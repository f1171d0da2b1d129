package dev.pith.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads a whole regular file, and nothing that could block, never end, or exceed a size. */
final class RegularFile {
  private RegularFile() {}

  /**
   * The file's bytes.
   *
   * @throws MalformedModelException when it is not a regular file, is empty, over {@code maxBytes}
   *     or grows while it is read
   * @throws UncheckedIOException when it is missing or cannot be read
   */
  static byte[] read(Path file, long maxBytes) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      requireRegular(file, attributes);
      long sizeBytes = attributes.size();
      if (sizeBytes > maxBytes) {
        throw new MalformedModelException(
            file.toString(), "%d bytes are over the limit of %d".formatted(sizeBytes, maxBytes));
      }
      return readExactly(file, Math.toIntExact(sizeBytes));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("there is no model file " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the model file " + file, e);
    }
  }

  private static void requireRegular(Path file, BasicFileAttributes attributes) {
    if (attributes.isDirectory()) {
      throw new MalformedModelException(
          file.toString(), "this is a directory; name the .onnx file inside it");
    }
    if (!attributes.isRegularFile()) {
      throw new MalformedModelException(
          file.toString(), "only regular files are read, no pipes or devices");
    }
  }

  /**
   * The file's bytes, which are as many as its attributes said.
   *
   * @throws MalformedModelException when there are fewer or more
   */
  static byte[] readExactly(Path file, int sizeBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(sizeBytes);
      if (bytes.length != sizeBytes || in.read() != -1) {
        throw new MalformedModelException(file.toString(), "the file changed while it was read");
      }
      return bytes;
    }
  }
}
