package dev.pith.quantize;

import java.util.Locale;

/** How the range that integers must cover is chosen from the numbers that were seen. */
public sealed interface RangeMethod {
  /** From the smallest to the largest: nothing seen saturates. */
  record MinMax() implements RangeMethod {
    @Override
    public String toString() {
      return "min-max";
    }
  }

  /**
   * Leaves the same share out at both ends.
   *
   * @param percent of the numbers that stay inside, above 50 and at most 100
   */
  record Percentile(double percent) implements RangeMethod {
    public Percentile {
      if (!(percent > 50 && percent <= 100)) {
        throw new IllegalArgumentException("percentile " + percent + " is not in (50, 100]");
      }
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "percentile %s", percent);
    }
  }

  /**
   * Least divergence (Kullback and Leibler) of what the integers stand for from what was seen;
   * Migacz 2017, "8-bit inference with TensorRT".
   */
  record Entropy() implements RangeMethod {
    @Override
    public String toString() {
      return "entropy";
    }
  }

  /** Least mean squared error of rounding and clamping together. */
  record LeastSquares() implements RangeMethod {
    @Override
    public String toString() {
      return "mse";
    }
  }

  /**
   * The range for what a histogram has counted.
   *
   * @param integers what the range will be spread over
   * @throws IllegalStateException when nothing was counted
   */
  default ValueRange choose(StreamingHistogram seen, IntegerRange integers) {
    return switch (this) {
      case MinMax all -> seen.range();
      case Percentile share -> inside(seen, share.percent() / 100);
      case Entropy entropy -> new RangeSearch(seen, integers, new Divergence(seen)).best();
      case LeastSquares squares -> new RangeSearch(seen, integers, new SquaredError(seen)).best();
    };
  }

  private static ValueRange inside(StreamingHistogram seen, double share) {
    double outside = (1 - share) / 2;
    return outside == 0
        ? seen.range()
        : new ValueRange(seen.quantile(outside), seen.quantile(1 - outside));
  }
}
