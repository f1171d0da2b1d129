package dev.pith.evaluate;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What else went on while something was measured.
 *
 * @param watchedNanos how long was looked at
 * @param collections of garbage, by all collectors of this process
 * @param collectionMillis what they took
 * @param allTicks of all processors; 0 where the system does not count them
 * @param stolenTicks of those, the ones in which other guests of the host had the processor
 * @param otherTicks of those, the ones that other processes used; of a short time rather too few or
 *     too many, and even below 0, because ticks are coarse
 * @param clock of the processor at some moments; absent where nobody tells or has looked
 */
public record Disturbance(
    long watchedNanos,
    long collections,
    long collectionMillis,
    long allTicks,
    long stolenTicks,
    double otherTicks,
    Optional<ClockRange> clock) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  /** What nothing has been measured with. */
  public static final Disturbance NONE = new Disturbance(0, 0, 0, 0, 0, 0, Optional.empty());

  /** Both together. */
  Disturbance plus(Disturbance more) {
    return new Disturbance(
        watchedNanos + more.watchedNanos,
        collections + more.collections,
        collectionMillis + more.collectionMillis,
        allTicks + more.allTicks,
        stolenTicks + more.stolenTicks,
        otherTicks + more.otherTicks,
        ClockRange.joined(clock, more.clock));
  }

  /** The same at this clock. */
  Disturbance withClock(Optional<ClockRange> other) {
    return new Disturbance(
        watchedNanos, collections, collectionMillis, allTicks, stolenTicks, otherTicks, other);
  }

  public double watchedSeconds() {
    return watchedNanos / NANOS_PER_SECOND;
  }

  /** The share of the time that went by while garbage was collected, 0 or more. */
  public double collectionPercent() {
    return watchedNanos <= 0 ? 0 : 100 * collectionMillis / MILLIS_PER_SECOND / watchedSeconds();
  }

  /**
   * The share of all processors' time that other guests of the host had; absent where nobody tells.
   */
  public OptionalDouble stealPercent() {
    return allTicks <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * stolenTicks / allTicks);
  }

  /** The share of all processors' time that other processes had; absent where nobody tells. */
  public OptionalDouble othersPercent() {
    return allTicks <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.clamp(100 * otherTicks / allTicks, 0, 100));
  }
}
