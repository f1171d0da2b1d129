package dev.pith.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a child puts its temporary files; a child that is killed leaves them behind.
 *
 * @param path belongs to one child
 */
record ChildFolder(Path path) {
  static ChildFolder make() throws IOException {
    return new ChildFolder(Files.createTempDirectory("pith-extract-"));
  }

  /** Deletes it with all that is in it. What is still written to may stay. */
  void delete() {
    List<Path> all;
    try (Stream<Path> files = Files.walk(path)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException gone) {
      return;
    }
    for (Path file : all) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException inUse) {
        // A temporary file that stays is no reason to end.
      }
    }
  }
}
