package dev.pith.evaluate;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One measured number, with what chance leaves open of it.
 *
 * @param id unique among the figures of a run, like {@code compact-speedup}
 * @param unit {@code bytes}, {@code seconds}, {@code millis}, {@code ratio}, {@code per second} and
 *     the like
 * @param interval of 95 %; absent where a single measurement tells none
 * @param samples how many measurements are behind it
 */
public record Figure(
    String id, double value, String unit, Optional<Interval> interval, long samples) {
  private static final String RATIO = "ratio";
  private static final int BOOTSTRAP_ROUNDS = 2_000;

  /** A size, which is counted and not sampled. */
  public static Figure bytes(String id, long bytes) {
    return new Figure(id, bytes, "bytes", Optional.of(new Interval(bytes, bytes)), 1);
  }

  /** How many there are of something, which is counted. */
  public static Figure count(String id, long number, String unit) {
    return new Figure(
        id, (double) number, unit, Optional.of(new Interval((double) number, (double) number)), 1);
  }

  /** How many a second, measured once. */
  public static Figure rate(String id, double perSecond) {
    return new Figure(id, perSecond, "per second", Optional.empty(), 1);
  }

  /** How many times smaller something is than the reference. */
  public static Figure timesSmaller(String id, long referenceBytes, long bytes) {
    double ratio = (double) referenceBytes / bytes;
    return new Figure(id, ratio, RATIO, Optional.of(new Interval(ratio, ratio)), 1);
  }

  /** How much of the exact answers is found. */
  public static Figure recall(String id, RecallResult result) {
    return new Figure(id, result.recall(), RATIO, Optional.of(result.interval()), result.queries());
  }

  /** How long something took, once. */
  public static Figure seconds(String id, double seconds) {
    return new Figure(id, seconds, "seconds", Optional.empty(), 1);
  }

  /** How many times faster an encoder is than the reference of its run. */
  public static Figure speedup(String id, EncoderLatency latency) {
    Speedup speedup = latency.speedup();
    return new Figure(
        id, speedup.ratio(), RATIO, Optional.of(speedup.interval()), latency.total().samples());
  }

  /** How many times the reference's time something takes. */
  public static Figure slowdown(String id, EncoderLatency latency) {
    Speedup speedup = latency.speedup();
    return new Figure(
        id,
        1 / speedup.ratio(),
        RATIO,
        Optional.of(new Interval(1 / speedup.high(), 1 / speedup.low())),
        latency.total().samples());
  }

  /** A number without a unit that was measured once. */
  public static Figure share(String id, double value) {
    return new Figure(id, value, RATIO, Optional.empty(), 1);
  }

  /** How many times faster when each answer comes behind another model's. */
  public static Figure coldSpeedup(String id, EncoderLatency latency) {
    Speedup speedup = latency.cold().speedup();
    return new Figure(
        id,
        speedup.ratio(),
        RATIO,
        Optional.of(speedup.interval()),
        latency.cold().total().samples());
  }

  /**
   * An encoder's nDCG@10 as a share of the reference's; the interval is that of the paired
   * difference. Absent when the reference scores nothing.
   */
  public static Optional<Figure> relativeQuality(
      String id, EncoderQuality reference, EncoderQuality encoder) {
    return encoder
        .versusReference()
        .flatMap(
            comparison ->
                share(
                    id,
                    reference.ndcgAt10(),
                    encoder.ndcgAt10(),
                    comparison,
                    reference.queries().size()));
  }

  /**
   * The same for this encoder's questions over the reference's documents. Absent as well when the
   * two have no space in common.
   */
  public static Optional<Figure> asymmetricQuality(
      String id, EncoderQuality reference, EncoderQuality encoder) {
    return encoder
        .asymmetricVersusReference()
        .flatMap(
            comparison ->
                share(
                    id,
                    reference.ndcgAt10(),
                    encoder.asymmetricNdcgAt10().orElseThrow(),
                    comparison,
                    reference.queries().size()));
  }

  /**
   * The mean of a measure over queries, which are drawn again for its interval.
   *
   * @param values one a query, at least one
   * @param seed of the bootstrap
   */
  static Figure mean(String id, double[] values, long seed) {
    return ratio(
        id,
        Arrays.stream(values).average().orElseThrow(),
        Bootstrap.ofMean(values, new SplittableRandom(seed), BOOTSTRAP_ROUNDS),
        values.length);
  }

  /**
   * The median time of an encoder, and the times between which the median lies.
   *
   * @param queries how many different ones were timed
   */
  static Figure medianMillis(String id, LatencyDistribution times, int queries) {
    return new Figure(
        id, times.p50Millis(), "millis", times.medianInterval(queries), times.samples());
  }

  /** A number without a unit. */
  static Figure ratio(String id, double value, Interval interval, long samples) {
    return new Figure(id, value, RATIO, Optional.of(interval), samples);
  }

  static Optional<Figure> share(
      String id, double reference, double ndcg, PairedComparison difference, int samples) {
    if (reference == 0) {
      return Optional.empty();
    }
    Interval interval =
        new Interval(1 + difference.low() / reference, 1 + difference.high() / reference);
    return Optional.of(new Figure(id, ndcg / reference, RATIO, Optional.of(interval), samples));
  }
}
