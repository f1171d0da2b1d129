package dev.pith.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pith.evaluate.LatencyDistribution.CurvePoint;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Random;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyDistributionTest {
  @Test
  void percentilesAreThoseOfTheSortedSamplesWithinAThousandth() {
    long[] nanos = new long[1000];
    Arrays.setAll(nanos, i -> 1_000_000L * (1000 - i));
    LatencyDistribution times = LatencyDistribution.ofNanos(nanos);
    assertThat(times.samples()).isEqualTo(1000);
    assertThat(times.p50Millis()).isCloseTo(500, within(0.5));
    assertThat(times.p90Millis().orElseThrow()).isCloseTo(900, within(0.9));
    assertThat(times.p99Millis().orElseThrow()).isCloseTo(990, within(1.0));
    assertThat(times.meanMillis()).isCloseTo(500.5, within(0.5));
  }

  @Test
  void aTailIsRefusedWhenTooFewSamplesStandBehindIt() {
    assertThat(ofSamples(63).p90Millis()).isEmpty();
    assertThat(ofSamples(64).p90Millis()).isPresent();
    assertThat(ofSamples(661).p99Millis()).isEmpty();
    assertThat(ofSamples(662).p99Millis()).isPresent();
    assertThat(ofSamples(1).p50Millis()).isPositive();
  }

  @Test
  void theCurveRisesAndEndsWhereASampleLiesBeyond() {
    assertThat(ofSamples(50).curve().getLast().share()).isEqualTo(0.98);
    assertThat(ofSamples(2000).curve().getLast().share()).isEqualTo(0.999);
    assertThat(ofSamples(1).curve().getLast().share()).isEqualTo(0.5);
    assertThat(ofSamples(700).curve())
        .isSortedAccordingTo(Comparator.comparingDouble(CurvePoint::share))
        .isSortedAccordingTo(Comparator.comparingDouble(CurvePoint::millis));
  }

  @Test
  void theStoredHistogramHoldsEverySample() throws DataFormatException {
    LatencyDistribution times = ofSamples(321);
    byte[] bytes = Base64.getDecoder().decode(times.histogram());
    Histogram read = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
    assertThat(read.getTotalCount()).isEqualTo(321);
    assertThat(read.getValueAtPercentile(50) / 1e6).isEqualTo(times.p50Millis());
  }

  private static LatencyDistribution ofSamples(int count) {
    Random random = new Random(count);
    return LatencyDistribution.ofNanos(random.longs(count, 1_000_000, 9_000_000).toArray());
  }
}
