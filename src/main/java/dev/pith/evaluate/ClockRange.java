package dev.pith.evaluate;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How fast the fastest core was clocked at some moments. Idle cores are clocked down, which
 * disturbs nobody.
 *
 * @param lowestMhz of these moments, above 0
 * @param highestMhz of these moments, the lowest or more
 */
public record ClockRange(double lowestMhz, double highestMhz) {
  public ClockRange {
    if (!(lowestMhz > 0 && lowestMhz <= highestMhz)) {
      throw new IllegalArgumentException(
          "%s to %s MHz are no range of clocks".formatted(lowestMhz, highestMhz));
    }
  }

  /** Over the moments of both, as far as there are any. */
  static Optional<ClockRange> joined(Optional<ClockRange> some, Optional<ClockRange> more) {
    return Stream.of(some, more).flatMap(Optional::stream).reduce(ClockRange::plus);
  }

  private ClockRange plus(ClockRange more) {
    return new ClockRange(
        Math.min(lowestMhz, more.lowestMhz), Math.max(highestMhz, more.highestMhz));
  }
}
