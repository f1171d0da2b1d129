package dev.pith.making;

import dev.pith.disk.FileTree;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a training keeps what it has done, so that a killed command can go on: a folder beside the
 * encoder that is being made, gone when it is there.
 *
 * @param path may not exist
 */
record TrainingFolder(Path path) {
  /** The folder of an encoder to be. */
  static TrainingFolder beside(Path target) {
    Path absolute = target.toAbsolutePath().normalize();
    return new TrainingFolder(absolute.resolveSibling(absolute.getFileName() + ".training"));
  }

  void remove() throws IOException {
    FileTree.delete(path);
  }
}
