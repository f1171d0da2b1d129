package dev.pith.huggingface;

import dev.pith.model.EncoderFilesException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads whole regular files, and nothing that could block, never end, or exceed a size. */
final class BoundedFile {
  private BoundedFile() {}

  /**
   * A file's bytes.
   *
   * @throws EncoderFilesException when it is missing, not a regular file or over the limit
   */
  static byte[] read(Path file, int maxBytes) throws IOException {
    return readIfThere(file, maxBytes)
        .orElseThrow(() -> new EncoderFilesException(file + " is missing"));
  }

  /** A file's bytes, or empty where nothing has its name. */
  static Optional<byte[]> readIfThere(Path file, int maxBytes) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw new EncoderFilesException(file + " is not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(read(file.toString(), in, maxBytes));
    }
  }

  /**
   * The rest of a stream.
   *
   * @param origin how errors call it
   */
  static byte[] read(String origin, InputStream in, int maxBytes) throws IOException {
    byte[] bytes = in.readNBytes(maxBytes);
    if (in.read() != -1) {
      throw new EncoderFilesException("%s is over %,d bytes: refused".formatted(origin, maxBytes));
    }
    return bytes;
  }
}
