package dev.pith.cli;

import dev.pith.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for a report: a new one, an empty one, or one that holds an earlier report. */
record ReportFolder(Path path) {
  /** Refuses it before any work, and makes it when it is missing. */
  void prepare() throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new CliException(path + " is a file; name a folder with --out");
    }
    Files.createDirectories(path);
    if (!Files.isWritable(path)) {
      throw new CliException("nothing may be written into " + path + "; name another folder");
    }
    if (!isEmpty() && !Files.isRegularFile(path.resolve(ReportFiles.JSON))) {
      throw new CliException(
          path + " holds other files than a report's; name a new folder with --out");
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }
}
