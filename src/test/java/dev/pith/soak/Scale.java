package dev.pith.soak;

import dev.pith.fuzz.FuzzTarget;
import java.time.Duration;

/**
 * How hard a promise is tried.
 *
 * @param overloadFactor load as a multiple of what the server answers at most
 * @param overload how long it is overloaded
 * @param connections slow and idle ones at once
 * @param slow how long they are there
 * @param terminations how often it is ended under load
 * @param reindex how long it is searched while its index is embedded again
 * @param swaps how often at least, meanwhile
 * @param damages of each file
 * @param mixed how long it is used in all ways
 * @param fuzzing as a share of the inputs that each target of a fuzzer has for a release
 * @param timed whether times and rates are bounds, and not only told
 */
public record Scale(
    double overloadFactor,
    Duration overload,
    int connections,
    Duration slow,
    int terminations,
    Duration reindex,
    int swaps,
    int damages,
    Duration mixed,
    double fuzzing,
    boolean timed) {
  /**
   * For each build: some eight minutes in all, five of them of fuzzing, beside what else is done.
   */
  public static final Scale BUILD =
      new Scale(
          2,
          Duration.ofSeconds(15),
          100,
          Duration.ofSeconds(40),
          5,
          Duration.ofSeconds(30),
          2,
          4,
          Duration.ofSeconds(20),
          0,
          false);

  /** For a release: two hours and those of the fuzzing, on a machine that does nothing else. */
  public static final Scale SOAK =
      new Scale(
          10,
          Duration.ofMinutes(10),
          1_000,
          Duration.ofMinutes(10),
          50,
          Duration.ofMinutes(15),
          30,
          100,
          Duration.ofMinutes(60),
          1,
          true);

  /**
   * The same loads and bounds for a part of the time.
   *
   * @param part above 0, at most 1
   */
  public Scale shortened(double part) {
    return new Scale(
        overloadFactor,
        shortened(overload, part),
        connections,
        shortened(slow, part),
        shortened(terminations, part),
        shortened(reindex, part),
        shortened(swaps, part),
        shortened(damages, part),
        shortened(mixed, part),
        fuzzing * part,
        timed);
  }

  /** How many inputs a fuzzer tries, one at least. */
  long inputsOf(FuzzTarget target) {
    return Math.max(1, Math.round(target.inputs() * fuzzing));
  }

  private static Duration shortened(Duration time, double part) {
    return Duration.ofMillis(Math.round(time.toMillis() * part));
  }

  private static int shortened(int count, double part) {
    return (int) Math.max(1, Math.round(count * part));
  }
}
