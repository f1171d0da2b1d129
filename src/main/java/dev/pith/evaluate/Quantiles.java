package dev.pith.evaluate;

import java.util.Arrays;

/** Where a handful of numbers lie. */
public final class Quantiles {
  private Quantiles() {}

  /** The middle value, or the mean of the middle two; the input stays as it is. */
  public static double median(double[] values) {
    return medianInPlace(values.clone());
  }

  /**
   * The smallest value such that at least this share of all is not above it.
   *
   * @param rising one or more, in order
   * @param share above 0, at most 1
   */
  static double below(double[] rising, double share) {
    return rising[(int) Math.ceil(share * rising.length) - 1];
  }

  /** As {@link #median}, sorting the input. */
  static double medianInPlace(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values, no median");
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
