package dev.pith.load;

import dev.pith.evaluate.Disturbance;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many questions a second keep a bound.
 *
 * @param highest at the highest rate that held; absent when none did
 * @param failedPerSecond the lowest rate that did not hold; absent when all did
 * @param tried every rate, in the order in which they were tried
 * @param disturbance what else went on meanwhile
 */
public record SustainedRate(
    Optional<LoadResult> highest,
    OptionalDouble failedPerSecond,
    List<LoadResult> tried,
    Disturbance disturbance) {
  public SustainedRate {
    tried = List.copyOf(tried);
  }

  /** The rate, with the two rates that it lies between as its interval; absent when none held. */
  public Optional<Figure> figure(String id) {
    return highest.map(
        held ->
            new Figure(
                id,
                held.perSecond(),
                "per second",
                failedPerSecond.isPresent()
                    ? Optional.of(
                        new Interval(
                            held.perSecond(),
                            Math.max(held.perSecond(), failedPerSecond.getAsDouble())))
                    : Optional.empty(),
                held.planned()));
  }
}
