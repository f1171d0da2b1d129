package dev.pith.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder being filled beside the place where it is to appear: all at once, or not at all. Closing
 * one that was not published removes it.
 */
final class FolderDraft implements AutoCloseable {
  private final Path target;
  private final Path folder;

  private FolderDraft(Path target, Path folder) {
    this.target = target;
    this.folder = folder;
  }

  /**
   * Starts one.
   *
   * @throws IndexException when something is there already
   */
  static FolderDraft startFor(Path target) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null || (Files.exists(absolute) && !isEmptyFolder(absolute))) {
      throw new IndexException(
          ("%s is there already, and nothing is overwritten: name a new folder, "
                  + "or move that one away first")
              .formatted(target));
    }
    Files.createDirectories(parent);
    return new FolderDraft(
        absolute,
        Files.createDirectory(
            parent.resolve(".%s-draft-%s".formatted(absolute.getFileName(), UUID.randomUUID()))));
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }

  Path folder() {
    return folder;
  }

  /** Moves it to its name, durably; its files have been fsynced. */
  void publish() throws IOException {
    Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel parent =
        FileChannel.open(folder.resolveSibling("."), StandardOpenOption.READ)) {
      parent.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
