package dev.pith.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are whole on the disk before anyone can find them. */
public final class DurableFile {
  private DurableFile() {}

  /** Writes beside the place, then moves there, over what there is. */
  public static void write(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling(".%s-%s".formatted(file.getFileName(), UUID.randomUUID()));
    try {
      Files.write(beside, content, StandardOpenOption.CREATE_NEW);
      force(beside);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      force(file.resolveSibling("."));
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Waits until a file's bytes, or a folder's names, are on the disk. */
  public static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
