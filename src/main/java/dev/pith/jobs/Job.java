package dev.pith.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a job.
 *
 * @param id unique in its queue, and a folder's name
 * @param title what was asked for, for people
 * @param commands arguments of Pith, run one after the other
 * @param attempts how often it was begun and cut off
 * @param outcome of one that is done its result in a sentence, of one that has failed the reason;
 *     absent otherwise, and where there is nothing to say
 */
public record Job(
    String id,
    JobKind kind,
    String title,
    List<List<String>> commands,
    JobState state,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> ended,
    int attempts,
    Optional<String> outcome) {
  /** An id: a letter of the kind, the moment, and a number for those of the same second. */
  static final String ID = "[a-z]-\\d{8}-\\d{6}-\\d{1,6}";

  private static final int MOST_ATTEMPTS = 2;

  public Job {
    commands = commands.stream().map(List::copyOf).toList();
    if (!id.matches(ID)) {
      throw new IllegalArgumentException("'%s' is no id of a job".formatted(id));
    }
    if (state.isOver() != ended.isPresent()) {
      throw new IllegalArgumentException("a job has an end when it is over, and not before");
    }
    if (attempts < 0) {
      throw new IllegalArgumentException("a job was not begun %d times".formatted(attempts));
    }
  }

  /** One that nobody has begun. */
  static Job of(
      String id, JobKind kind, String title, List<List<String>> commands, Instant created) {
    return new Job(
        id,
        kind,
        title,
        commands,
        JobState.WAITING,
        created,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }

  Job begun(Instant now) {
    return with(JobState.RUNNING, Optional.of(now), Optional.empty(), attempts, Optional.empty());
  }

  /** Over, for good. */
  Job over(JobState state, Instant now, Optional<String> outcome) {
    return with(state, started, Optional.of(now), attempts, outcome);
  }

  /** To be begun again from its start. */
  Job waitingAgain(int attempts) {
    return with(JobState.WAITING, Optional.empty(), Optional.empty(), attempts, Optional.empty());
  }

  /** It was begun, and something ended it that nobody here asked for. */
  Job cutOff(Instant now) {
    return attempts + 1 < MOST_ATTEMPTS
        ? waitingAgain(attempts + 1)
        : over(
            JobState.FAILED,
            now,
            Optional.of(
                "It was cut off %d times; its lines may say why.".formatted(MOST_ATTEMPTS)));
  }

  private Job with(
      JobState other,
      Optional<Instant> begun,
      Optional<Instant> end,
      int cutOff,
      Optional<String> said) {
    return new Job(id, kind, title, commands, other, created, begun, end, cutOff, said);
  }
}
