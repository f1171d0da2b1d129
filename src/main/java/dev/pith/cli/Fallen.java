package dev.pith.cli;

import dev.pith.tune.Unusable;
import java.io.UncheckedIOException;

/** Tells a candidate that failed from a command that cannot go on. */
final class Fallen {
  private Fallen() {}

  /**
   * The candidate, and why it falls out; says so.
   *
   * @throws RuntimeException the failure itself, when it is no fault of the candidate: the user has
   *     interrupted, or the disk is full
   */
  static Unusable out(String name, RuntimeException failure, Console console) {
    if (Failure.isInterruption(failure)
        || Thread.currentThread().isInterrupted()
        || failure instanceof UncheckedIOException) {
      throw failure;
    }
    Unusable unusable = new Unusable(name, Failure.sentence(failure));
    console.note("%s falls out: %s".formatted(name, unusable.reason()));
    return unusable;
  }
}
