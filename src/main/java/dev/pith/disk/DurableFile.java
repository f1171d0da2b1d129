package dev.pith.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Files that are whole on the disk before anyone can find them. A file that cannot be written is
 * what it was before, and nothing lies beside it. A symbolic link is replaced, not followed.
 */
public final class DurableFile {
  private DurableFile() {}

  /** Puts the new content into a stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file, or makes it.
   *
   * @param file whose folder exists
   */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /** The same with content that need not be in memory at once; the stream has no buffer. */
  public static void write(Path file, Content content) throws IOException {
    Path beside = beside(file);
    try {
      // Not a temporary file: those are for their owner only.
      try (FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(Channels.newOutputStream(channel));
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    force(file.resolveSibling("."));
  }

  /** A name that nobody has, for what is to take the place of {@code target}. */
  public static Path beside(Path target) {
    return target.resolveSibling(".%s-%s".formatted(target.getFileName(), UUID.randomUUID()));
  }

  /** Waits until a file's bytes, or a folder's names, are on the disk. */
  public static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
