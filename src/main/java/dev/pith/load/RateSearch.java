package dev.pith.load;

import dev.pith.evaluate.DisturbanceWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Finds the highest rate at which a bound holds.
 *
 * <p>From a first guess it goes up while the bound holds, or down until it does, and then halves
 * what lies between, in ratios, until both ends are as close as the tolerance.
 *
 * @param tolerance how far the lowest rate that failed may lie above the highest that held, a share
 * @param progress hears of each rate that was tried; how many it will take is not known
 */
public record RateSearch(double tolerance, Trial progress) {
  private static final double UP = 1.3;
  private static final double DOWN = 0.7;

  /** Rates below this share of the guess are not tried. */
  private static final double HOPELESS = 0.02;

  private static final int MOST_TRIALS = 20;

  /** Hears of a rate that was tried. */
  @FunctionalInterface
  public interface Trial {
    void tried(LoadResult result);
  }

  public RateSearch {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("the tolerance must be above 0, is " + tolerance);
    }
  }

  /**
   * Searches.
   *
   * @param guess a first rate, above 0
   * @param run asks at a rate
   */
  public SustainedRate from(double guess, DoubleFunction<LoadResult> run) {
    DisturbanceWatch watch = DisturbanceWatch.start();
    List<LoadResult> tried = new ArrayList<>();
    Optional<LoadResult> highest = Optional.empty();
    double failed = Double.POSITIVE_INFINITY;
    double rate = guess;
    while (tried.size() < MOST_TRIALS && rate > HOPELESS * guess) {
      LoadResult result = run.apply(rate);
      watch.look();
      tried.add(result);
      progress.tried(result);
      if (result.held()) {
        highest = Optional.of(result);
      } else {
        failed = rate;
      }
      double held = highest.map(LoadResult::perSecond).orElse(0.0);
      if (held > 0 && failed <= held * (1 + tolerance)) {
        break;
      }
      rate = next(held, failed);
    }
    return new SustainedRate(
        highest,
        Double.isInfinite(failed) ? OptionalDouble.empty() : OptionalDouble.of(failed),
        tried,
        watch.seen());
  }

  private static double next(double held, double failed) {
    if (held == 0) {
      return failed * DOWN;
    }
    return Double.isInfinite(failed) ? held * UP : Math.sqrt(held * failed);
  }
}
