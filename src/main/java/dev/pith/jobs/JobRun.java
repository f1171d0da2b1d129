package dev.pith.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt at a job's commands, by one thread; others may end it and see how far it is. */
final class JobRun {
  private static final Duration GRACE = Duration.ofSeconds(25);

  /** As a command ends on SIGTERM. */
  private static final int TERMINATED = 143;

  private final Job job;
  private final JobLauncher launcher;
  private final JobOutput output;
  private @Nullable Process process;
  private boolean ended;

  JobRun(Job job, JobLauncher launcher, JobOutput output) {
    this.job = job;
    this.launcher = launcher;
    this.output = output;
  }

  JobOutput output() {
    return output;
  }

  Job job() {
    return job;
  }

  /**
   * Runs the commands until one of them fails or it is ended.
   *
   * @return the last exit code
   * @throws IOException when a command could not be started
   */
  int run() throws IOException, InterruptedException {
    int code = 0;
    for (List<String> command : job.commands()) {
      Process started = start(command);
      if (started == null) {
        return TERMINATED;
      }
      code = follow(started);
      if (code != 0) {
        return code;
      }
    }
    return code;
  }

  private synchronized @Nullable Process start(List<String> command) throws IOException {
    if (ended) {
      return null;
    }
    Process started = launcher.start(command);
    process = started;
    return started;
  }

  private int follow(Process started) throws IOException, InterruptedException {
    started.getOutputStream().close();
    Thread errors = Thread.ofVirtual().start(() -> read(started.getErrorStream()));
    read(started.getInputStream());
    errors.join();
    return started.waitFor();
  }

  /** Until the process closes it, which a killed one does too. */
  private void read(InputStream stream) {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.said(line);
      }
    } catch (IOException closed) {
      // What is not told is not kept; the exit code says what became of it.
    }
  }

  /** Asks the command to end, and makes it when it does not. */
  synchronized void end() {
    ended = true;
    Process running = process;
    if (running != null) {
      running.destroy();
      Thread.ofVirtual().start(() -> kill(running));
    }
  }

  private static void kill(Process running) {
    try {
      if (!running.waitFor(GRACE)) {
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized boolean isEnded() {
    return ended;
  }
}
