package dev.pith.evaluate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How long something took, over and over.
 *
 * <p>A tail percentile is given only when enough samples stand behind it: {@value #P90_SAMPLES} for
 * p90, {@value #P99_SAMPLES} for p99, the least counts of MLPerf's early stopping rule.
 *
 * @param samples at least 1
 * @param curve times at rising shares of the samples, up to where one sample lies beyond
 * @param histogram all samples at a resolution of 0.1 %, nanoseconds, as HdrHistogram's compressed
 *     V2 encoding in Base64
 * @see <a href="https://github.com/mlcommons/inference">MLPerf inference</a>, early stopping
 */
public record LatencyDistribution(
    long samples,
    double meanMillis,
    double p50Millis,
    OptionalDouble p90Millis,
    OptionalDouble p99Millis,
    List<CurvePoint> curve,
    String histogram) {
  /** Least samples for a p90. */
  public static final int P90_SAMPLES = 64;

  /** Least samples for a p99. */
  public static final int P99_SAMPLES = 662;

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NORMAL_95 = 1.96;

  public LatencyDistribution {
    curve = List.copyOf(curve);
  }

  /**
   * A point of the distribution: {@code share} of the samples took at most {@code millis}.
   *
   * @param share above 0, at most 1
   */
  public record CurvePoint(double share, double millis) {}

  /**
   * The times between which the median of all queries lies in 95 of 100 draws of as many. Their
   * ranks are binomial, whatever the times are like; rounds of one query, which are alike, are
   * counted as one.
   *
   * @param queries how many different ones were timed, at least 1
   * @return absent when too few were timed to tell
   */
  public Optional<Interval> medianInterval(int queries) {
    double reach = NORMAL_95 * 0.5 / Math.sqrt(queries);
    OptionalDouble low =
        curve.stream()
            .filter(point -> point.share() <= 0.5 - reach)
            .mapToDouble(CurvePoint::millis)
            .max();
    OptionalDouble high =
        curve.stream()
            .filter(point -> point.share() >= 0.5 + reach)
            .mapToDouble(CurvePoint::millis)
            .min();
    return low.isPresent() && high.isPresent()
        ? Optional.of(new Interval(low.getAsDouble(), high.getAsDouble()))
        : Optional.empty();
  }

  /**
   * Summarizes times.
   *
   * @param nanos at least one, none negative
   */
  public static LatencyDistribution ofNanos(long[] nanos) {
    Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
    Arrays.stream(nanos).forEach(histogram::recordValue);
    return new LatencyDistribution(
        nanos.length,
        histogram.getMean() / NANOS_PER_MILLI,
        millisAt(histogram, 50),
        tail(histogram, 90, P90_SAMPLES),
        tail(histogram, 99, P99_SAMPLES),
        curve(histogram),
        base64(histogram));
  }

  /** All samples, nanoseconds; a copy of the caller's own. */
  public Histogram decoded() {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
    } catch (DataFormatException e) {
      throw new IllegalStateException("a histogram was written wrong", e);
    }
  }

  /**
   * What chance leaves open of a percentile, by the order of the samples, as {@link
   * #medianInterval} does for the median; where there are too few to tell, an end is the shortest
   * or the longest time.
   *
   * @param share above 0, below 1: 0.99 for the p99
   * @param queries how many different ones were timed, at least 1
   * @return 95 %, milliseconds
   */
  public Interval intervalMillis(double share, int queries) {
    Histogram all = decoded();
    double reach = NORMAL_95 * Math.sqrt(share * (1 - share) / queries);
    return new Interval(
        millisAt(all, 100 * Math.max(0, share - reach)),
        millisAt(all, 100 * Math.min(1, share + reach)));
  }

  private static double millisAt(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }

  private static OptionalDouble tail(Histogram histogram, double percentile, int leastSamples) {
    return histogram.getTotalCount() < leastSamples
        ? OptionalDouble.empty()
        : OptionalDouble.of(millisAt(histogram, percentile));
  }

  private static List<CurvePoint> curve(Histogram histogram) {
    List<CurvePoint> points = new ArrayList<>();
    for (int permille = 10; permille <= 999; permille += permille < 990 ? 10 : 1) {
      boolean samplesLieBeyond = histogram.getTotalCount() * (1000 - permille) >= 1000;
      if (samplesLieBeyond || permille <= 500) {
        points.add(new CurvePoint(permille / 1000.0, millisAt(histogram, permille / 10.0)));
      }
    }
    return points;
  }

  private static String base64(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }
}
