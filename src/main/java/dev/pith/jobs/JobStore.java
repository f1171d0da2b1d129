package dev.pith.jobs;

import dev.pith.disk.WriterLock;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The folder with a folder for each job, held by one process at a time. */
final class JobStore implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(JobStore.class.getName());

  private static final String LOCK = "jobs.lock";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final WriterLock lock;

  private JobStore(Path folder, WriterLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens it, or makes it.
   *
   * @throws JobsException when that is not possible, or another process has it open
   */
  static JobStore open(Path folder) {
    try {
      Files.createDirectories(folder);
      return WriterLock.take(folder.resolve(LOCK))
          .map(lock -> new JobStore(folder, lock))
          .orElseThrow(
              () ->
                  new JobsException(
                      "%s is in use by another server; give each a folder of its own"
                          .formatted(folder)));
    } catch (IOException e) {
      throw new JobsException(
          "%s cannot be a folder of jobs: %s; name another one".formatted(folder, e), e);
    }
  }

  JobFolder of(Job job) {
    return new JobFolder(folder.resolve(job.id()));
  }

  /** All that can be read, the oldest first. What cannot stays where it is, and is told once. */
  List<Job> load() {
    List<Job> jobs = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Files::isDirectory).toList()) {
        JobFile file = new JobFolder(entry).file();
        try {
          Job job = file.read();
          if (job.id().equals(entry.getFileName().toString())) {
            jobs.add(job);
          }
        } catch (IOException damaged) {
          LOGGER.log(Level.WARNING, "a job is left out: " + damaged.getMessage());
        }
      }
    } catch (IOException e) {
      throw new JobsException("%s cannot be read: %s".formatted(folder, e), e);
    }
    jobs.sort(Comparator.comparing(Job::created).thenComparing(Job::id));
    return jobs;
  }

  /** A new one, in an empty folder. */
  Job create(JobKind kind, String title, JobCommands commands, Instant now) throws IOException {
    for (int number = 1; ; number++) {
      String id = "%s-%s-%d".formatted(kind.letter(), MOMENT.format(now), number);
      Path place = folder.resolve(id);
      if (Files.notExists(place)) {
        Files.createDirectory(place);
        return Job.of(id, kind, title, commands.in(place), now);
      }
    }
  }

  /**
   * Keeps what is known of a job.
   *
   * @throws IOException when it could not be written; then what was known before stays
   */
  void save(Job job) throws IOException {
    of(job).file().write(job);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "the lock of %s could not be closed".formatted(folder), e);
    }
  }
}
