package dev.pith.jobs;

import dev.pith.disk.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a job lives:
 *
 * <pre>
 *   job.json   what is known of it
 *   log.txt    what its commands printed
 *   result/    what it made
 * </pre>
 */
record JobFolder(Path path) {
  private static final String JOB = "job.json";
  private static final String LOG = "log.txt";
  private static final String FILE_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  JobFile file() {
    return new JobFile(path.resolve(JOB));
  }

  Path log() {
    return path.resolve(LOG);
  }

  /** Deletes all but what is known of the job, and makes room for its result. */
  void clear() throws IOException {
    deleteAllBut(Set.of(JOB));
    Files.createDirectory(path.resolve(JobCommands.RESULT));
  }

  /** Deletes what the commands wrote beside the result. */
  void tidy() throws IOException {
    deleteAllBut(Set.of(JOB, LOG, JobCommands.RESULT));
  }

  /** Deletes what is known of it first, so that half of it is never taken for a job. */
  void delete() throws IOException {
    Files.deleteIfExists(file().path());
    deleteAllBut(Set.of());
    Files.deleteIfExists(path);
  }

  private void deleteAllBut(Set<String> kept) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      for (Path entry : entries.toList()) {
        if (!kept.contains(entry.getFileName().toString())) {
          FileTree.delete(entry);
        }
      }
    }
  }

  /** Names of the files that it made, in order; those in folders are not among them. */
  List<String> results() {
    Path result = path.resolve(JobCommands.RESULT);
    if (!Files.isDirectory(result)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(result)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(FILE_NAME))
          .sorted()
          .toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  /** One of those. */
  Optional<Path> result(String name) {
    return results().contains(name)
        ? Optional.of(path.resolve(JobCommands.RESULT).resolve(name))
        : Optional.empty();
  }

  /** The last lines of what was printed. */
  List<String> lastLines() {
    try (Stream<String> lines = Files.lines(log())) {
      List<String> all = lines.toList();
      return all.subList(Math.max(0, all.size() - JobOutput.LINES), all.size());
    } catch (IOException | UncheckedIOException nothing) {
      return List.of();
    }
  }
}
