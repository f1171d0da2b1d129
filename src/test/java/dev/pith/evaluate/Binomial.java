package dev.pith.evaluate;

/** How often something of a known probability may happen. */
final class Binomial {
  private static final double TAIL = 0.0005;

  private Binomial() {}

  /**
   * The counts between which 99.9 of 100 experiments lie: exact, each tail at most 0.05 %.
   *
   * @param trials in an experiment
   * @param probability of each, in (0, 1)
   */
  static Interval limits(int trials, double probability) {
    double odds = Math.log(probability) - Math.log1p(-probability);
    double logarithm = trials * Math.log1p(-probability);
    double below = 0;
    int low = -1;
    for (int count = 0; count <= trials; count++) {
      below += Math.exp(logarithm);
      if (low < 0 && below > TAIL) {
        low = count;
      }
      if (below >= 1 - TAIL) {
        return new Interval(low, count);
      }
      logarithm += Math.log((double) (trials - count) / (count + 1)) + odds;
    }
    return new Interval(low, trials);
  }
}
