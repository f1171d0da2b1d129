package dev.pith.compress;

import java.util.Arrays;

/** Least-squares fits that keep an order. */
final class Monotone {
  private Monotone() {}

  /**
   * The nearest values that do not fall, by pooling neighbours that do (Ayer et al. 1955, "An
   * Empirical Distribution Function for Sampling with Incomplete Information"). The sum stays.
   */
  static double[] notFalling(double[] values) {
    double[] means = new double[values.length];
    int[] sizes = new int[values.length];
    int blocks = 0;
    for (double value : values) {
      means[blocks] = value;
      sizes[blocks++] = 1;
      while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
        blocks--;
        int size = sizes[blocks - 1] + sizes[blocks];
        means[blocks - 1] =
            (means[blocks - 1] * sizes[blocks - 1] + means[blocks] * sizes[blocks]) / size;
        sizes[blocks - 1] = size;
      }
    }
    double[] fitted = new double[values.length];
    for (int block = 0, at = 0; block < blocks; at += sizes[block], block++) {
      Arrays.fill(fitted, at, at + sizes[block], means[block]);
    }
    return fitted;
  }
}
