package dev.pith.jobs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far one step of a command is, as its bar tells.
 *
 * @param label what is done
 * @param share 0 to 1
 */
public record JobProgress(String label, double share) {
  private static final Pattern BAR = Pattern.compile("(.{0,200}?) +\\[=* *] +(\\d{1,3}) %.*");

  private static final double PERCENT = 100;

  /** What a line tells, if it is a bar. */
  static Optional<JobProgress> in(String line) {
    Matcher bar = BAR.matcher(line);
    return bar.matches()
        ? Optional.of(
            new JobProgress(
                bar.group(1).strip(), Math.min(1, Integer.parseInt(bar.group(2)) / PERCENT)))
        : Optional.empty();
  }
}
