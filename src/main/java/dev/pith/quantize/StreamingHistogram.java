package dev.pith.quantize;

/**
 * Counts numbers that are seen once and not kept: bounded memory, however many there are and
 * however large they get.
 *
 * <p>{@value #BINS} bins of equal width lie around zero. The width is a power of two; when a number
 * falls outside, it doubles and neighbouring bins merge. So the outcome depends neither on the
 * order of the numbers nor on how they were shared among histograms that are added up. Not safe for
 * use by two threads at once.
 */
public final class StreamingHistogram {
  /** Bins on both sides of zero together. */
  public static final int BINS = 8192;

  private static final int HALF = BINS / 2;
  private static final float SMALLEST_WIDTH = 0x1p-40f;

  private long[] counts = new long[BINS];
  private float width = SMALLEST_WIDTH;
  private float lowest = Float.POSITIVE_INFINITY;
  private float highest = Float.NEGATIVE_INFINITY;
  private long total;

  /**
   * Counts numbers.
   *
   * @throws IllegalArgumentException when one is NaN or infinite
   */
  public void add(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new IllegalArgumentException("cannot count " + number);
      }
      lowest = Math.min(lowest, number);
      highest = Math.max(highest, number);
    }
    if (numbers.length > 0) {
      widenTo(Math.max(Math.abs(lowest), Math.abs(highest)));
    }
    for (float number : numbers) {
      counts[bin(number)]++;
    }
    total += numbers.length;
  }

  /** Adds what another histogram has counted. */
  public void add(StreamingHistogram other) {
    lowest = Math.min(lowest, other.lowest);
    highest = Math.max(highest, other.highest);
    while (width < other.width) {
      widen();
    }
    int merged = Math.round(width / other.width);
    for (int bin = 0; bin < BINS; bin++) {
      counts[HALF + Math.floorDiv(bin - HALF, merged)] += other.counts[bin];
    }
    total += other.total;
  }

  /** How many numbers were counted. */
  public long total() {
    return total;
  }

  /**
   * The smallest and largest number, exactly.
   *
   * @throws IllegalStateException when nothing was counted
   */
  public ValueRange range() {
    if (total == 0) {
      throw new IllegalStateException("nothing was counted");
    }
    return new ValueRange(lowest, highest);
  }

  /** Numbers in one bin, 0 to {@link #BINS} - 1. */
  public long count(int bin) {
    return counts[bin];
  }

  /** The middle of a bin. */
  public float centre(int bin) {
    return (bin - HALF + 0.5f) * width;
  }

  /** The bin that a number falls into; numbers beyond the ends fall into the last ones. */
  public int bin(float number) {
    return Math.clamp((long) Math.floor(number / width) + HALF, 0, BINS - 1);
  }

  /** The number below which {@code share} of all numbers lie, to the width of a bin. */
  public float quantile(double share) {
    long below = Math.round(share * total);
    long seen = 0;
    for (int bin = 0; bin < BINS; bin++) {
      seen += counts[bin];
      if (seen >= below && counts[bin] > 0) {
        return Math.clamp(centre(bin), lowest, highest);
      }
    }
    return highest;
  }

  /** How many numbers lie in bins whose middle saturates under {@code law}. */
  public long saturated(AffineQuantization law) {
    long saturated = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0 && law.saturates(centre(bin))) {
        saturated += counts[bin];
      }
    }
    return saturated;
  }

  private void widenTo(float magnitude) {
    // The last bin on either side is open at its far end, so the end itself needs the next width.
    while (magnitude >= HALF * width) {
      widen();
    }
  }

  private void widen() {
    long[] merged = new long[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      merged[HALF + Math.floorDiv(bin - HALF, 2)] += counts[bin];
    }
    counts = merged;
    width *= 2;
  }
}
