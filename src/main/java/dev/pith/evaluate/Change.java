package dev.pith.evaluate;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one figure of a report differs in another.
 *
 * @param scale what {@code value} and {@code interval} are
 * @param value after over before, or after minus before
 * @param interval of 95 %; absent when one of the figures has none
 * @param pValue two-sided; absent when there is nothing to test: without an interval, or for counts
 */
public record Change(
    Scale scale, double value, Optional<Interval> interval, OptionalDouble pValue) {
  /** Below it, a ratio says nothing. */
  private static final double TINY = 1e-100;

  /** How two values are compared. */
  public enum Scale {
    /** After over before; 1 is no change. */
    RATIO,
    /** After minus before; 0 is no change. */
    DIFFERENCE;

    /** The value of no change. */
    public double neutral() {
      return this == RATIO ? 1 : 0;
    }
  }

  /**
   * Of two independent figures. The interval is recovered from theirs: the distance from its middle
   * to an end is the root of the sum of the squared distances on the sides that pull that way, on
   * the logarithmic scale where all values are above 0. The p-value is that of the normal
   * distribution for which an end of a 95 % interval lies 1.96 standard errors away.
   *
   * @param drift standard deviation of the logarithm of such a figure from one run to the next;
   *     counts for figures from a clock only
   * @see <a href="https://doi.org/10.1002/sim.3095">Zou and Donner 2008</a>
   */
  static Change ofIndependent(Figure before, Figure after, double drift) {
    boolean allAbove0 = lowest(before) > TINY && lowest(after) > TINY;
    Scale scale = allAbove0 ? Scale.RATIO : Scale.DIFFERENCE;
    double value = allAbove0 ? after.value() / before.value() : after.value() - before.value();
    if (before.interval().isEmpty() || after.interval().isEmpty()) {
      return new Change(scale, value, Optional.empty(), OptionalDouble.empty());
    }
    Reach first = Reach.of(before, allAbove0);
    Reach second = Reach.of(after, allAbove0);
    double between =
        allAbove0 && FigureKind.of(before).isTimed()
            ? Math.sqrt(2) * NormalTail.REACH_95 * drift
            : 0;
    double down = length(second.down(), first.up(), between);
    double up = length(second.up(), first.down(), between);
    double middle = allAbove0 ? Math.log(value) : value;
    Interval interval = new Interval(middle - down, middle + up);
    return new Change(
        scale,
        value,
        Optional.of(
            allAbove0
                ? new Interval(Math.exp(interval.low()), Math.exp(interval.high()))
                : interval),
        pValue(middle, down, up));
  }

  /** Of the same queries, asked twice. */
  static Change ofPaired(PairedComparison comparison) {
    return new Change(
        Scale.DIFFERENCE,
        comparison.meanDifference(),
        Optional.of(new Interval(comparison.low(), comparison.high())),
        OptionalDouble.of(comparison.pValue()));
  }

  /** By the end of the interval that lies towards no change, unless the value itself is there. */
  private static OptionalDouble pValue(double middle, double down, double up) {
    double towards = middle > 0 ? down : up;
    double reach = towards > 0 ? towards : Math.max(down, up);
    return reach == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(NormalTail.twoSided(NormalTail.REACH_95 * middle / reach));
  }

  private static double length(double... parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part * part;
    }
    return Math.sqrt(sum);
  }

  private static double lowest(Figure figure) {
    return Math.min(figure.value(), figure.interval().map(Interval::low).orElse(figure.value()));
  }

  /** From a value to the ends of its interval; 0 where the interval does not hold the value. */
  private record Reach(double down, double up) {
    static Reach of(Figure figure, boolean logarithmic) {
      Interval interval = figure.interval().orElseThrow();
      double value = figure.value();
      return logarithmic
          ? new Reach(
              Math.max(0, Math.log(value / interval.low())),
              Math.max(0, Math.log(interval.high() / value)))
          : new Reach(Math.max(0, value - interval.low()), Math.max(0, interval.high() - value));
    }
  }
}
