package dev.pith.jobs;

import java.io.IOException;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a job's commands print: the last lines, and what they tell of the work.
 *
 * <p>A bar that goes on takes the place of the line before. Memory and the file are bounded,
 * whatever is printed. Safe for use by many threads at once.
 */
final class JobOutput {
  private static final Logger LOGGER = System.getLogger(JobOutput.class.getName());

  static final int LINES = 200;
  static final int LINE_CHARS = 2000;
  private static final int FILE_LINES = 20_000;

  private static final Pattern STEP = Pattern.compile("(step|pass) \\d+ of \\d+: .*");
  private static final Pattern FAILURE = Pattern.compile("pith(?: [a-z-]+){0,2}: (.+)");

  private final Writer file;
  private final Deque<String> lines = new ArrayDeque<>();
  private int written;
  private Optional<JobProgress> progress = Optional.empty();
  private Optional<String> step = Optional.empty();
  private Optional<String> outcome = Optional.empty();
  private Optional<String> failure = Optional.empty();

  /**
   * @param file gets every line but those of bars under way; belongs to the caller
   */
  JobOutput(Writer file) {
    this.file = file;
  }

  /** Takes in a line. */
  synchronized void said(String said) {
    String line = bounded(said);
    Optional<JobProgress> bar = JobProgress.in(line);
    if (bar.isPresent() && progress.map(JobProgress::label).equals(bar.map(JobProgress::label))) {
      lines.pollLast();
    }
    if (lines.size() == LINES) {
      lines.pollFirst();
    }
    lines.addLast(line);
    progress = bar;
    if (bar.isEmpty() || bar.get().share() == 1) {
      write(line);
    }
    learn(line);
  }

  /** Not cut between the halves of a character, which could not be written. */
  private static String bounded(String said) {
    if (said.length() <= LINE_CHARS) {
      return said;
    }
    boolean halved = Character.isHighSurrogate(said.charAt(LINE_CHARS - 1));
    return said.substring(0, halved ? LINE_CHARS - 1 : LINE_CHARS);
  }

  private void learn(String line) {
    if (STEP.matcher(line).matches()) {
      step = Optional.of(line);
    }
    if (line.startsWith(JobQueue.OUTCOME)) {
      outcome = Optional.of(line.substring(JobQueue.OUTCOME.length()));
    }
    Matcher failed = FAILURE.matcher(line);
    if (failed.matches()) {
      failure = Optional.of(failed.group(1));
    }
  }

  private void write(String line) {
    if (written == FILE_LINES) {
      return;
    }
    written++;
    try {
      file.write(line + "\n");
      file.flush();
    } catch (IOException e) {
      // A full disk is no reason to lose the job; its last lines are in memory.
      written = FILE_LINES;
      LOGGER.log(Level.WARNING, "not all of a job's output could be kept", e);
    }
  }

  /** The bar that was told last, unless other lines came since. */
  synchronized Optional<JobProgress> progress() {
    return progress;
  }

  /** What is done now, as it was announced. */
  synchronized Optional<String> step() {
    return step;
  }

  /** What came of it, in a sentence. */
  synchronized Optional<String> outcome() {
    return outcome;
  }

  /** Why a command could not do it. */
  synchronized Optional<String> failure() {
    return failure;
  }

  /** The last {@value #LINES}, the oldest first. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
