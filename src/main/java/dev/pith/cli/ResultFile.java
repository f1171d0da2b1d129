package dev.pith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pith.disk.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file for results: it appears whole, or not at all.
 *
 * <p>Made before the work that fills it, so that a place where nothing can be written is refused
 * before hours are spent.
 */
final class ResultFile {
  private final Path path;

  private ResultFile(Path path) {
    this.path = path;
  }

  /**
   * Looks at the place, and writes nothing yet.
   *
   * @param path null when nobody asked for a file
   */
  static Optional<ResultFile> at(@Nullable Path path) {
    if (path == null) {
      return Optional.empty();
    }
    Path absolute = path.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CliException("the folder of " + path + " does not exist; make it first");
    }
    if (Files.isDirectory(absolute)) {
      throw new CliException(path + " is a folder; name a file in it");
    }
    if (!Files.isWritable(folder)) {
      throw new CliException("nothing may be written beside " + path + "; name another folder");
    }
    return Optional.of(new ResultFile(absolute));
  }

  void write(String text) throws IOException {
    DurableFile.write(path, text.getBytes(UTF_8));
  }

  /** Where it is. */
  @Override
  public String toString() {
    return path.toString();
  }
}
