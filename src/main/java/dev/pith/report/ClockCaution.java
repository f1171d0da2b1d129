package dev.pith.report;

import dev.pith.evaluate.ClockRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the processor was clocked lower in some scenarios than in others.
 *
 * <p>Single streams are not looked at: cells take turns in them, so that a clock is the same for
 * all, and a processor of which one core works is clocked higher by itself.
 */
record ClockCaution(List<WatchedScenario> watched) {
  /** From here on a clock tells in times. */
  static final double FALL_PERCENT = 10;

  /**
   * A scenario with all threads busy.
   *
   * @param mhz its highest clock, because a core may have been idle at a moment
   */
  private record Clocked(WatchedScenario scenario, double mhz) {}

  /** Empty when no clock fell, or nobody told it. */
  Optional<String> sentence() {
    List<Clocked> all = watched.stream().flatMap(ClockCaution::clocked).toList();
    double highest = all.stream().mapToDouble(Clocked::mhz).max().orElse(0);
    List<Clocked> fallen =
        all.stream().filter(one -> one.mhz() < highest * (1 - FALL_PERCENT / 100)).toList();
    return fallen.stream()
        .min(Comparator.comparingDouble(Clocked::mhz))
        .map(
            worst ->
                """
                The processor was clocked at %s MHz at most (%s) and at %s elsewhere, and more than \
                %s %% below that in %d of %d scenarios: their times are too long and their rates too \
                low."""
                    .formatted(
                        Figures.count(Math.round(worst.mhz())),
                        worst.scenario().label(),
                        Figures.count(Math.round(highest)),
                        Figures.plain(FALL_PERCENT),
                        fallen.size(),
                        all.size()));
  }

  private static Stream<Clocked> clocked(WatchedScenario one) {
    return one.scenario().equals(WatchedScenario.SINGLE_STREAM)
        ? Stream.empty()
        : one.disturbance().clock().map(ClockRange::highestMhz).stream()
            .map(mhz -> new Clocked(one, mhz));
  }
}
