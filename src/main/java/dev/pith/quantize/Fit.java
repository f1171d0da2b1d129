package dev.pith.quantize;

/** How the scale of a group of numbers is found. */
public enum Fit {
  /** Zero in the middle; the largest magnitude is met. Nothing saturates. */
  SYMMETRIC {
    @Override
    public AffineQuantization of(float[] numbers, IntegerRange range) {
      return AffineQuantization.symmetric(largest(numbers), range);
    }
  },
  /** From the smallest number to the largest, zero included. Nothing saturates. */
  ASYMMETRIC {
    @Override
    public AffineQuantization of(float[] numbers, IntegerRange range) {
      float lowest = 0;
      float highest = 0;
      for (float number : numbers) {
        lowest = Math.min(lowest, number);
        highest = Math.max(highest, number);
      }
      return AffineQuantization.asymmetric(new ValueRange(lowest, highest), range);
    }
  },
  /**
   * Zero in the middle; the largest numbers are clipped where that lowers the sum of squared errors
   * over the group (Banner et al. 2019, arXiv 1810.05723, section 3, by search). Numbers that are
   * on a grid of such integers already, with the largest of them above half of the highest, stay
   * there.
   */
  LEAST_SQUARES {
    @Override
    public AffineQuantization of(float[] numbers, IntegerRange range) {
      float largest = largest(numbers);
      AffineQuantization best = AffineQuantization.symmetric(largest, range);
      double least = squaredError(numbers, best);
      for (float met : othersMet(largest, range.highest())) {
        AffineQuantization other = AffineQuantization.symmetric(met, range);
        double error = squaredError(numbers, other);
        if (error < least) {
          least = error;
          best = other;
        }
      }
      return best;
    }
  };

  private static final int SEARCH_STEPS = 25;
  private static final float SEARCH_STEP = 0.02f;

  /**
   * The law for a group.
   *
   * @param numbers finite, at least one
   */
  public abstract AffineQuantization of(float[] numbers, IntegerRange range);

  /**
   * Less than the largest number, and more, so that it has any integer above half of the highest.
   */
  private static float[] othersMet(float largest, int highest) {
    float[] met = new float[SEARCH_STEPS + (highest - 1) / 2];
    for (int step = 1; step <= SEARCH_STEPS; step++) {
      met[step - 1] = largest * (1 - step * SEARCH_STEP);
    }
    for (int i = SEARCH_STEPS; i < met.length; i++) {
      met[i] = largest * highest / (highest - 1 - (i - SEARCH_STEPS));
    }
    return met;
  }

  private static float largest(float[] numbers) {
    float largest = 0;
    for (float number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }

  private static double squaredError(float[] numbers, AffineQuantization law) {
    double sum = 0;
    for (float number : numbers) {
      double error = number - law.dequantize(law.quantize(number));
      sum += error * error;
    }
    return sum;
  }
}
