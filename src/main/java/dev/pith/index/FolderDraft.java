package dev.pith.index;

import dev.pith.disk.DurableFile;
import dev.pith.disk.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    DurableFile.force(folder.resolveSibling("."));
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(folder);
  }
}
