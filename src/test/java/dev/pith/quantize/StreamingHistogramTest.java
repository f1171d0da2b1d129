package dev.pith.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingHistogramTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void orderAndSharesDoNotMatter(long seed) {
    float[] numbers = numbers(seed);
    StreamingHistogram whole = new StreamingHistogram();
    whole.add(numbers);
    StreamingHistogram first = new StreamingHistogram();
    StreamingHistogram second = new StreamingHistogram();
    for (int i = numbers.length; i > 0; i -= 100) {
      (i % 200 == 0 ? first : second).add(Arrays.copyOfRange(numbers, i - 100, i));
    }

    first.add(second);

    assertThat(counts(first)).isEqualTo(counts(whole));
    assertThat(first.range()).isEqualTo(whole.range());
    assertThat(first.centre(0)).isEqualTo(whole.centre(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void nothingIsLostHoweverTheRangeGrows(long seed) {
    float[] numbers = numbers(seed);
    StreamingHistogram histogram = new StreamingHistogram();

    for (float number : numbers) {
      histogram.add(new float[] {number});
    }

    assertThat(Arrays.stream(counts(histogram)).sum()).isEqualTo(numbers.length);
    assertThat(histogram.total()).isEqualTo(numbers.length);
  }

  @Test
  void quantilesAreThoseOfTheSortedNumbersToTheWidthOfABin() {
    float[] numbers = numbers(6);
    StreamingHistogram histogram = new StreamingHistogram();
    histogram.add(numbers);
    Arrays.sort(numbers);
    float width = histogram.centre(1) - histogram.centre(0);

    for (double share : new double[] {0.01, 0.25, 0.5, 0.9, 0.999}) {
      assertThat(histogram.quantile(share))
          .isCloseTo(numbers[(int) Math.round(share * numbers.length) - 1], within(width * 1.001f));
    }
    assertThat(histogram.quantile(1)).isCloseTo(numbers[numbers.length - 1], within(width));
  }

  @Test
  void theLargestNumberHasAtLeastAQuarterOfTheBinsBelowIt() {
    StreamingHistogram histogram = new StreamingHistogram();

    histogram.add(new float[] {0, 1e-3f, 700});

    assertThat(histogram.bin(700) - histogram.bin(0))
        .isGreaterThanOrEqualTo(StreamingHistogram.BINS / 4 - 1);
  }

  @Test
  void halfOfFourNumbersEndsAtTheSecond() {
    StreamingHistogram histogram = new StreamingHistogram();
    histogram.add(new float[] {1, 2, 3, 4});
    float width = histogram.centre(1) - histogram.centre(0);

    assertThat(histogram.quantile(0.5)).isCloseTo(2, within(width));
    assertThat(histogram.quantile(0.75)).isCloseTo(3, within(width));
  }

  @Test
  void nothingIsCountedByAddingNothingAndHasNoRange() {
    StreamingHistogram histogram = new StreamingHistogram();
    histogram.add(new float[0]);

    assertThat(histogram.total()).isZero();
    assertThatThrownBy(histogram::range)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing was counted");
  }

  @Test
  void saturatedNumbersAreCounted() {
    StreamingHistogram histogram = new StreamingHistogram();
    histogram.add(new float[] {-3, -1, 0, 1, 2, 50, 60});

    AffineQuantization law = AffineQuantization.symmetric(2, IntegerRange.symmetric(8));

    assertThat(histogram.saturated(law)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void whatIsNotFiniteIsRefused(float broken) {
    StreamingHistogram histogram = new StreamingHistogram();

    assertThatThrownBy(() -> histogram.add(new float[] {1, broken}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] numbers(long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[2000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.nextGaussian() * Math.exp(2 * random.nextGaussian()));
    }
    return numbers;
  }

  private static long[] counts(StreamingHistogram histogram) {
    return IntStream.range(0, StreamingHistogram.BINS).mapToLong(histogram::count).toArray();
  }
}
