package dev.pith.server;

import java.time.Duration;

/** Limits that differ from the usual ones in what a test is about. */
final class ChosenLimits {
  private static final RequestLimits USUAL = RequestLimits.defaults();

  private ChosenLimits() {}

  /** For clients that are slow. */
  static RequestLimits ofConnections(Duration bodyPatience, Duration idle) {
    return new RequestLimits(
        USUAL.queryChars(),
        USUAL.maxK(),
        USUAL.bodyBytes(),
        bodyPatience,
        USUAL.headerBytes(),
        USUAL.running(),
        USUAL.waiting(),
        USUAL.deadline(),
        USUAL.patience(),
        idle,
        USUAL.drain(),
        USUAL.clientRate(),
        USUAL.connections());
  }

  /** For searches that are many; what has begun may take a minute. */
  static RequestLimits ofSearches(int running, int waiting, Duration deadline, Duration drain) {
    return ofSearches(running, waiting, deadline, Duration.ofMinutes(1), drain);
  }

  /** For searches that are many or long. */
  static RequestLimits ofSearches(
      int running, int waiting, Duration deadline, Duration patience, Duration drain) {
    return new RequestLimits(
        USUAL.queryChars(),
        USUAL.maxK(),
        USUAL.bodyBytes(),
        USUAL.bodyPatience(),
        USUAL.headerBytes(),
        running,
        waiting,
        deadline,
        patience,
        USUAL.idle(),
        drain,
        USUAL.clientRate(),
        USUAL.connections());
  }

  /** For searches that take too long. */
  static RequestLimits ofPatience(int running, Duration patience) {
    return ofSearches(running, USUAL.waiting(), patience, patience, USUAL.drain());
  }
}
