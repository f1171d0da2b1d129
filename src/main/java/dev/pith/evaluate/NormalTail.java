package dev.pith.evaluate;

/** How rare a value of the standard normal distribution is. */
final class NormalTail {
  /** Half the width of a 95 % interval, in standard errors. */
  static final double REACH_95 = 1.959963984540054;

  /** Where the fraction below converges fast, and the series no longer does. */
  private static final double FAR = 2.5;

  private static final int FRACTION_DEPTH = 60;

  private NormalTail() {}

  /**
   * The probability of a value at least this far from 0 on either side, right to ten digits.
   *
   * @param z a number, or infinite
   */
  static double twoSided(double z) {
    double far = Math.abs(z);
    if (Double.isInfinite(far)) {
      return 0;
    }
    double density = Math.exp(-far * far / 2) / Math.sqrt(2 * Math.PI);
    return far < FAR ? 1 - 2 * density * central(far) : 2 * density / millsDenominator(far);
  }

  /** {@code z + z^3/3 + z^5/(3*5) + ...}: the area from 0 to z over the density at z. */
  private static double central(double z) {
    double term = z;
    double sum = z;
    for (int odd = 3; term > sum * 1e-17; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return sum;
  }

  /** Laplace's continued fraction {@code z + 1/(z + 2/(z + 3/(z + ...)))}: density over tail. */
  private static double millsDenominator(double z) {
    double value = z;
    for (int depth = FRACTION_DEPTH; depth > 0; depth--) {
      value = z + depth / value;
    }
    return value;
  }
}
