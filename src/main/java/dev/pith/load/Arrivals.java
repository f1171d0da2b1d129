package dev.pith.load;

import java.util.SplittableRandom;

/** When questions come. */
final class Arrivals {
  private static final double NANOS_PER_SECOND = 1e9;

  private Arrivals() {}

  /**
   * Moments of a Poisson process: questions of many people who know nothing of each other.
   *
   * @param perSecond mean rate, above 0
   * @param count how many, at least 1
   * @return nanoseconds after the start, rising
   */
  static long[] poisson(double perSecond, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] moments = new long[count];
    double seconds = 0;
    for (int i = 0; i < count; i++) {
      // 1 - u lies in (0, 1], where the logarithm is finite.
      seconds -= Math.log(1 - random.nextDouble()) / perSecond;
      moments[i] = (long) (seconds * NANOS_PER_SECOND);
    }
    return moments;
  }
}
