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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All jobs as they stand, and the folder with a folder for each, held by one process at a time. Not
 * safe for use by many threads at once, but for {@link #folderOf}.
 */
final class JobStore implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(JobStore.class.getName());

  private static final String LOCK = "jobs.lock";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final WriterLock lock;

  /** By their ids, the oldest first. */
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  private JobStore(Path folder, WriterLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens it with all jobs that can be read, or makes it. What cannot be read stays where it is,
   * and is told once.
   *
   * @throws JobsException when that is not possible, or another process has it open
   */
  static JobStore open(Path folder) {
    try {
      Files.createDirectories(folder);
      return WriterLock.take(folder.resolve(LOCK))
          .map(lock -> loaded(new JobStore(folder, lock)))
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

  private static JobStore loaded(JobStore store) {
    try {
      store.load();
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private void load() {
    List<Job> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Files::isDirectory).toList()) {
        JobFile file = new JobFolder(entry).file();
        try {
          Job job = file.read();
          if (job.id().equals(entry.getFileName().toString())) {
            found.add(job);
          }
        } catch (IOException damaged) {
          LOGGER.log(Level.WARNING, "a job is left out: " + damaged.getMessage());
        }
      }
    } catch (IOException e) {
      throw new JobsException("%s cannot be read: %s".formatted(folder, e), e);
    }
    found.sort(Comparator.comparing(Job::created).thenComparing(Job::id));
    found.forEach(job -> jobs.put(job.id(), job));
  }

  JobFolder folderOf(Job job) {
    return new JobFolder(folder.resolve(job.id()));
  }

  /** All, the oldest first. */
  List<Job> all() {
    return List.copyOf(jobs.values());
  }

  Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /**
   * A new one, in an empty folder.
   *
   * @throws IOException when it cannot be kept; then there is none
   */
  Job create(JobKind kind, String title, JobCommands commands, Instant now) throws IOException {
    Path place = place(kind, now);
    Job job = Job.of(place.getFileName().toString(), kind, title, commands.in(place), now);
    folderOf(job).file().write(job);
    jobs.put(job.id(), job);
    return job;
  }

  private Path place(JobKind kind, Instant now) throws IOException {
    for (int number = 1; ; number++) {
      String id = "%s-%s-%d".formatted(kind.letter(), MOMENT.format(now), number);
      Path place = folder.resolve(id);
      if (Files.notExists(place)) {
        return Files.createDirectory(place);
      }
    }
  }

  /** Changes what is known of a job. Where that cannot be written, it holds until the end here. */
  void change(String id, UnaryOperator<Job> how) {
    Job changed = jobs.computeIfPresent(id, (same, job) -> how.apply(job));
    try {
      if (changed != null) {
        folderOf(changed).file().write(changed);
      }
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "how job %s stands could not be kept".formatted(id), e);
    }
  }

  /**
   * Deletes a job with its files.
   *
   * @throws IOException when not all could be deleted; then it is still there
   */
  void delete(Job job) throws IOException {
    folderOf(job).delete();
    jobs.remove(job.id());
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
