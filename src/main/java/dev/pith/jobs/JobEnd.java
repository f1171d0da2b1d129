package dev.pith.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * How an attempt ended.
 *
 * @param code of the last command
 * @param asked whether somebody here ended it
 * @param closing whether that was the queue, which begins it again another time
 */
record JobEnd(int code, boolean asked, boolean closing, JobOutput said) {
  private static final int SIGNALLED = 128;

  /** The job behind that attempt. */
  Job of(Job job, Instant now) {
    if (code == 0) {
      return job.over(JobState.DONE, now, said.outcome());
    }
    if (closing) {
      return job.waitingAgain(job.attempts());
    }
    if (asked) {
      return job.over(JobState.CANCELLED, now, Optional.empty());
    }
    return code > SIGNALLED
        ? job.cutOff(now)
        : job.over(
            JobState.FAILED,
            now,
            said.failure().or(() -> Optional.of("It ended with exit code %d.".formatted(code))));
  }
}
