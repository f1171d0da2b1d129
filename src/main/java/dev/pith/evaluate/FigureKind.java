package dev.pith.evaluate;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What sort of number a figure is: which way is better, and whether the hour it was measured at
 * moves it. Told by its unit and, where that is a ratio, by its id.
 */
public enum FigureKind {
  /** Counted; the fewer the better. */
  SIZE,
  /** From a clock; the less the better. */
  TIME,
  /** From a clock; the more the better. */
  SPEED,
  /** A judgement, an agreement or a saving; the more the better. */
  SCORE;

  private static final Set<String> TIME_UNITS =
      Set.of("seconds", "millis", "milliseconds", "micros", "microseconds", "nanos", "minutes");
  private static final Pattern SPEED_UNIT =
      Pattern.compile("per second|.*/s(econd)?|.*-per-second");

  /** Costs, and ratios of times with the longer above: of grown indexes, of tails. */
  private static final Pattern TIME_RATIO =
      Pattern.compile(
          ".*(cost|slowdown|rejected|dropped|error).*|(.*-)?(million|\\d+[km]?)-vs-.*|.*p\\d+-vs-p\\d+");

  private static final Pattern SPEED_RATIO = Pattern.compile(".*(speedup|-vs-|scaling|fraction).*");

  /** The kind of a figure. */
  public static FigureKind of(Figure figure) {
    String unit = figure.unit();
    if (unit.equals("bytes")) {
      return SIZE;
    }
    if (TIME_UNITS.contains(unit)) {
      return TIME;
    }
    if (SPEED_UNIT.matcher(unit).matches()) {
      return SPEED;
    }
    if (TIME_RATIO.matcher(figure.id()).matches()) {
      return TIME;
    }
    return SPEED_RATIO.matcher(figure.id()).matches() ? SPEED : SCORE;
  }

  /** Whether a larger value is better. */
  public boolean isMoreBetter() {
    return switch (this) {
      case SPEED, SCORE -> true;
      case SIZE, TIME -> false;
    };
  }

  /** Whether another hour of the same machine gives another value. */
  public boolean isTimed() {
    return switch (this) {
      case TIME, SPEED -> true;
      case SIZE, SCORE -> false;
    };
  }
}
