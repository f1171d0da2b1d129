package dev.pith.distill;

/**
 * How far a step goes: up in a straight line over the first tenth of the steps, then down to
 * nothing along half a cosine (Loshchilov and Hutter 2017, section 3).
 *
 * @param peak the highest rate, above 0
 * @param steps how many steps there are, at least 1
 */
record LearningRate(double peak, int steps) {
  private static final double WARM_UP = 0.1;

  /**
   * The rate of a step.
   *
   * @param step from 0
   */
  double at(int step) {
    double done = (step + 0.5) / steps;
    return done < WARM_UP
        ? peak * done / WARM_UP
        : peak * (1 + Math.cos(Math.PI * (done - WARM_UP) / (1 - WARM_UP))) / 2;
  }
}
