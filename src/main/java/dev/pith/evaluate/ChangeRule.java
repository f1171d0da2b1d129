package dev.pith.evaluate;

/**
 * When a figure has changed.
 *
 * @param level the highest adjusted p-value of a change, in (0, 1)
 * @param tolerance share of the value before up to which a change does not count, 0 or more
 * @param drift how much a machine's times move from one run to the next: the standard deviation of
 *     their logarithm, 0 or more
 */
public record ChangeRule(double level, double tolerance, double drift) {
  /** 5 %, everything counts, and hours that move times by 5 %. */
  public static final ChangeRule STANDARD = new ChangeRule(0.05, 0, 0.05);

  public ChangeRule {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level of " + level + " is not between 0 and 1");
    }
    if (!(tolerance >= 0 && Double.isFinite(tolerance) && drift >= 0 && Double.isFinite(drift))) {
      throw new IllegalArgumentException("tolerance and drift must be numbers of 0 or more");
    }
  }
}
