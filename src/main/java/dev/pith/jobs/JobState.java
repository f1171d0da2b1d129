package dev.pith.jobs;

import java.util.Locale;

/** How a job stands. */
public enum JobState {
  WAITING,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /** Whether it will not change any more. */
  public boolean isOver() {
    return this != WAITING && this != RUNNING;
  }

  /** In lower case. */
  public String told() {
    return name().toLowerCase(Locale.ROOT);
  }
}
