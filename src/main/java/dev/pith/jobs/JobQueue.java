package dev.pith.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs, one at a time and in the order in which they came. Safe for use by many threads at
 * once.
 */
public final class JobQueue implements AutoCloseable {
  /** Stands before a line of a command's output that says what came of its work. */
  public static final String OUTCOME = "» ";

  /** So many may wait. */
  public static final int MOST_WAITING = 8;

  private static final Logger LOGGER = System.getLogger(JobQueue.class.getName());

  private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofSeconds(2);
  private static final Duration TO_END = Duration.ofSeconds(30);

  private final JobStore store;
  private final JobLauncher launcher;
  private final Thread worker;
  private @Nullable JobRun running;
  private boolean closing;

  private JobQueue(JobStore store, JobLauncher launcher) {
    this.store = store;
    this.launcher = launcher;
    this.worker = Thread.ofPlatform().name("jobs").daemon().unstarted(this::work);
  }

  /**
   * Goes on with the jobs that are in a folder.
   *
   * @throws JobsException when it cannot be used
   */
  public static JobQueue open(Path folder, JobLauncher launcher) {
    JobQueue queue = new JobQueue(JobStore.open(folder.toAbsolutePath().normalize()), launcher);
    queue.resume();
    queue.worker.start();
    return queue;
  }

  private synchronized void resume() {
    for (Job job : store.all()) {
      if (job.state() == JobState.RUNNING) {
        store.change(job.id(), begun -> begun.cutOff(Instant.now()));
      }
    }
  }

  /**
   * Puts a job at the end of the queue.
   *
   * @throws JobsException when too many wait, or it cannot be kept
   */
  public synchronized Job submit(JobKind kind, String title, JobCommands commands) {
    if (waiting().count() >= MOST_WAITING) {
      throw new JobsException(
          "%d jobs wait already; cancel one, or ask again when one is done."
              .formatted(MOST_WAITING));
    }
    try {
      Job job = store.create(kind, title, commands, Instant.now());
      notifyAll();
      return job;
    } catch (IOException e) {
      throw new JobsException("The job could not be kept on the disk: %s".formatted(e), e);
    }
  }

  private Stream<Job> waiting() {
    return store.all().stream().filter(job -> job.state() == JobState.WAITING);
  }

  /** All, the newest first. */
  public synchronized List<JobView> jobs() {
    return store.all().reversed().stream().map(this::view).toList();
  }

  /** The one with this id. */
  public synchronized Optional<JobView> job(String id) {
    return store.find(id).map(this::view);
  }

  private JobView view(Job job) {
    JobRun run = running;
    Optional<JobOutput> output =
        run != null && run.job().id().equals(job.id())
            ? Optional.of(run.output())
            : Optional.empty();
    return new JobView(
        job,
        output.flatMap(JobOutput::step),
        output.flatMap(JobOutput::progress),
        hasFiles(job) ? store.folderOf(job).results() : List.of());
  }

  /** One that failed may have told why on a page. */
  private static boolean hasFiles(Job job) {
    return job.state() == JobState.DONE || job.state() == JobState.FAILED;
  }

  /** The last lines that its commands printed, the oldest first; none of an unknown one. */
  public List<String> lines(String id) {
    Optional<JobFolder> folder;
    synchronized (this) {
      JobRun run = running;
      if (run != null && run.job().id().equals(id)) {
        return run.output().lines();
      }
      folder = store.find(id).map(store::folderOf);
    }
    return folder.map(JobFolder::lastLines).orElse(List.of());
  }

  /** A file that a job has made, by its name among {@link JobView#files}. */
  public synchronized Optional<Path> file(String id, String name) {
    return store
        .find(id)
        .filter(JobQueue::hasFiles)
        .flatMap(job -> store.folderOf(job).result(name));
  }

  /**
   * Ends a job that waits, or sees to it that one that runs ends.
   *
   * @return false when it is over, or unknown
   */
  public synchronized boolean cancel(String id) {
    if (store.find(id).filter(job -> !job.state().isOver()).isEmpty()) {
      return false;
    }
    JobRun run = running;
    if (run != null && run.job().id().equals(id)) {
      run.end();
    } else {
      store.change(
          id, waiting -> waiting.over(JobState.CANCELLED, Instant.now(), Optional.empty()));
    }
    return true;
  }

  /**
   * Deletes a job that is over, with its files.
   *
   * @return false when it is not over, or unknown
   */
  public synchronized boolean forget(String id) {
    Optional<Job> over = store.find(id).filter(job -> job.state().isOver());
    if (over.isEmpty()) {
      return false;
    }
    try {
      store.delete(over.get());
      return true;
    } catch (IOException e) {
      throw new JobsException("Not all of the job's files could be deleted: %s".formatted(e), e);
    }
  }

  private void work() {
    try {
      for (Job job = next(); job != null; job = next()) {
        run(job);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Job next() throws InterruptedException {
    while (!closing) {
      Optional<Job> first = waiting().findFirst();
      if (first.isPresent()) {
        return first.get();
      }
      wait();
    }
    return null;
  }

  private void run(Job job) throws InterruptedException {
    JobFolder folder = store.folderOf(job);
    try {
      folder.clear();
      try (Writer log = Files.newBufferedWriter(folder.log(), UTF_8)) {
        JobRun run = new JobRun(job, launcher, new JobOutput(log));
        if (begin(run)) {
          int code = run.run();
          folder.tidy();
          end(run, code);
        }
      }
    } catch (IOException e) {
      fail(job, e);
    }
    if (isCutOff(job)) {
      // Ctrl-C reaches all processes of a terminal at once; this one's end may be on its way.
      pause();
    }
  }

  private synchronized boolean begin(JobRun run) {
    String id = run.job().id();
    if (closing || waiting().noneMatch(job -> job.id().equals(id))) {
      return false;
    }
    running = run;
    store.change(id, waiting -> waiting.begun(Instant.now()));
    return true;
  }

  private synchronized void end(JobRun run, int code) {
    running = null;
    JobEnd end = new JobEnd(code, run.isEnded(), closing, run.output());
    store.change(run.job().id(), job -> end.of(job, Instant.now()));
  }

  private synchronized void fail(Job job, IOException e) {
    running = null;
    LOGGER.log(Level.WARNING, "job %s could not be run".formatted(job.id()), e);
    store.change(
        job.id(),
        now ->
            now.over(
                JobState.FAILED,
                Instant.now(),
                Optional.of("It could not be run: %s".formatted(e.getMessage()))));
  }

  private synchronized boolean isCutOff(Job job) {
    return waiting().anyMatch(now -> now.id().equals(job.id()) && now.attempts() > job.attempts());
  }

  private synchronized void pause() throws InterruptedException {
    long endNanos = System.nanoTime() + BEFORE_NEXT_ATTEMPT.toNanos();
    for (long left = BEFORE_NEXT_ATTEMPT.toMillis();
        left > 0 && !closing;
        left = Duration.ofNanos(endNanos - System.nanoTime()).toMillis()) {
      wait(left);
    }
  }

  /** Ends the job that runs, which waits then to be begun again, and gives the folder free. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
      JobRun run = running;
      if (run != null) {
        run.end();
      }
    }
    boolean interrupted = false;
    try {
      if (!worker.join(TO_END)) {
        LOGGER.log(Level.WARNING, "a job did not end");
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    store.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
