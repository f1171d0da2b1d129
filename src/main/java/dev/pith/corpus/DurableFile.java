package dev.pith.corpus;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are whole on the disk before anyone can find them. */
final class DurableFile {
  private DurableFile() {}

  /** Writes beside the place, then moves there, over what there is. */
  static void write(Path file, byte[] content) throws IOException {
    Path beside = beside(file);
    try {
      Files.write(beside, content, StandardOpenOption.CREATE_NEW);
      force(beside);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      force(file.resolveSibling("."));
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** A name that nobody has, for what is to take the place of {@code target}. */
  static Path beside(Path target) {
    return target.resolveSibling(".%s-%s".formatted(target.getFileName(), UUID.randomUUID()));
  }

  /** Waits until a file's bytes, or a folder's names, are on the disk. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
