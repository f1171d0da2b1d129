package dev.pith.quantize;

/**
 * Kullback-Leibler divergence between the numbers that were seen, clamped, and what is left of them
 * when each integer spreads its count evenly over the bins that it stands for.
 *
 * <p>As in Migacz 2017 the spread counts leave the clamped numbers out, which is what makes
 * clipping cost something; bins that lose all of their count are given {@value #FLOOR} of one
 * number.
 */
record Divergence(StreamingHistogram seen) implements RangeLoss {
  private static final double FLOOR = 1e-4;

  @Override
  public double of(AffineQuantization law) {
    int first = seen.bin(law.dequantize(law.range().lowest()));
    int last = seen.bin(law.dequantize(law.range().highest()));
    double[] clamped = clamped(first, last);
    double[] spread = spread(law, first, clamped);
    double total = seen.total();
    double divergence = 0;
    for (int i = 0; i < clamped.length; i++) {
      if (clamped[i] > 0) {
        double p = clamped[i] / total;
        double q = Math.max(spread[i], FLOOR) / total;
        divergence += p * Math.log(p / q);
      }
    }
    return divergence;
  }

  /** Counts from bin {@code first} to {@code last}, with what lies beyond in the end bins. */
  private double[] clamped(int first, int last) {
    double[] clamped = new double[last - first + 1];
    for (int bin = 0; bin < StreamingHistogram.BINS; bin++) {
      clamped[Math.clamp(bin, first, last) - first] += seen.count(bin);
    }
    return clamped;
  }

  private double[] spread(AffineQuantization law, int first, double[] clamped) {
    int[] integers = new int[clamped.length];
    double[] counts = new double[law.range().steps() + 1];
    int[] bins = new int[counts.length];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = law.quantize(seen.centre(first + i)) - law.range().lowest();
      counts[integers[i]] += seen.count(first + i);
      bins[integers[i]] += clamped[i] > 0 ? 1 : 0;
    }
    double[] spread = new double[integers.length];
    for (int i = 0; i < integers.length; i++) {
      spread[i] = clamped[i] > 0 ? counts[integers[i]] / bins[integers[i]] : 0;
    }
    return spread;
  }
}
