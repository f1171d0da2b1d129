package dev.pith.evaluate;

import java.util.Arrays;

/** The middle of a handful of numbers. */
final class Quantiles {
  private Quantiles() {}

  /** The middle value, or the mean of the middle two; the input stays as it is. */
  static double median(double[] values) {
    return medianInPlace(values.clone());
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
