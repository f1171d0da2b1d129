package dev.pith.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AffineQuantizationTest {
  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyNumberInsideComesBackWithinHalfAStep(long seed) {
    Random random = new Random(seed);
    ValueRange values = range(random);
    AffineQuantization law = AffineQuantization.asymmetric(values, IntegerRange.unsigned(8));

    for (int i = 0; i < 50; i++) {
      float number = values.lowest() + random.nextFloat() * (values.highest() - values.lowest());
      assertThat(Math.abs(number - law.dequantize(law.quantize(number))))
          .as("%s of %s", number, values)
          .isLessThanOrEqualTo(law.scale() * 0.501f);
      assertThat(law.saturates(number)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyIntegerIsItsOwnNearest(long seed) {
    AffineQuantization law =
        AffineQuantization.asymmetric(range(new Random(seed)), IntegerRange.signed(4));

    for (int integer = -8; integer <= 7; integer++) {
      assertThat(law.quantize(law.dequantize(integer))).isEqualTo(integer);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void zeroIsExact(long seed) {
    AffineQuantization law =
        AffineQuantization.asymmetric(range(new Random(seed)), IntegerRange.unsigned(7));

    assertThat(law.dequantize(law.quantize(0))).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theEndsOfTheNumbersMeetTheEndsOfTheIntegers(long seed) {
    ValueRange values = range(new Random(seed));
    for (IntegerRange range :
        List.of(IntegerRange.signed(4), IntegerRange.symmetric(6), IntegerRange.unsigned(8))) {
      AffineQuantization law = AffineQuantization.asymmetric(values, range);

      assertThat(law.quantize(values.lowest())).isBetween(range.lowest(), range.lowest() + 1);
      assertThat(law.quantize(values.highest())).isBetween(range.highest() - 1, range.highest());
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1, Float.NaN, Float.POSITIVE_INFINITY})
  void aScaleThatIsNoPositiveNumberIsRefused(float scale) {
    IntegerRange range = IntegerRange.signed(4);

    assertThatThrownBy(() -> new AffineQuantization(scale, 0, range))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scale");
  }

  @Test
  void aNumberHalfAStepBeyondTheLastIntegerIsNotClampedYet() {
    AffineQuantization law = AffineQuantization.symmetric(127, IntegerRange.symmetric(8));

    assertThat(law.saturates(127.5f)).isFalse();
    assertThat(law.saturates(-127.5f)).isFalse();
    assertThat(law.saturates(127.501f)).isTrue();
    assertThat(law.saturates(-127.501f)).isTrue();
  }

  @Test
  void numbersOutsideAreClampedAndSaturate() {
    AffineQuantization law = AffineQuantization.symmetric(127, IntegerRange.symmetric(8));

    assertThat(law.quantize(1e30f)).isEqualTo(127);
    assertThat(law.quantize(-1e30f)).isEqualTo(-127);
    assertThat(law.saturates(127.4f)).isFalse();
    assertThat(law.saturates(128)).isTrue();
    assertThat(law.saturates(-128)).isTrue();
  }

  @Test
  void tiesGoToTheEvenInteger() {
    AffineQuantization law = new AffineQuantization(1, 0, IntegerRange.symmetric(8));

    assertThat(law.quantize(0.5f)).isZero();
    assertThat(law.quantize(1.5f)).isEqualTo(2);
    assertThat(law.quantize(-2.5f)).isEqualTo(-2);
  }

  @Test
  void rangesHaveTheirUsualEnds() {
    assertThat(IntegerRange.symmetric(8)).isEqualTo(new IntegerRange(-127, 127));
    assertThat(IntegerRange.symmetric(7)).isEqualTo(new IntegerRange(-63, 63));
    assertThat(IntegerRange.signed(4)).isEqualTo(new IntegerRange(-8, 7));
    assertThat(IntegerRange.unsigned(8)).isEqualTo(new IntegerRange(0, 255));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  void widthsThatNoByteHoldsAreRefused(int bits) {
    assertThatThrownBy(() -> IntegerRange.symmetric(bits))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IntegerRange.unsigned(bits))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "0, 0", "-200, 56", "-200, 100", "0, 256"})
  void aRangeWithoutZeroOrOfMoreIntegersThanAByteHasIsRefused(int lowest, int highest) {
    assertThatThrownBy(() -> new IntegerRange(lowest, highest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("%d to %d".formatted(lowest, highest));
    assertThat(new IntegerRange(-200, 55).steps()).isEqualTo(255);
    assertThat(IntegerRange.signed(2)).isEqualTo(new IntegerRange(-2, 1));
  }

  private static ValueRange range(Random random) {
    float one = (float) (Math.exp(3 * random.nextGaussian()) * random.nextGaussian());
    float other = (float) (one + Math.exp(random.nextGaussian()));
    // Zero is always inside, as the law promises it.
    return new ValueRange(Math.min(0, one), Math.max(0, other));
  }
}
