package dev.pith.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DivergenceTest {
  private static final AffineQuantization LAW =
      new AffineQuantization(0.25f, 4, IntegerRange.unsigned(4));
  private static final float HIGHEST = 2.75f;
  private static final StreamingHistogram SEEN = evenInsideEachInteger();

  /** In each bin as many numbers as the integer that stands for it, and one more. */
  private static StreamingHistogram evenInsideEachInteger() {
    StreamingHistogram seen = new StreamingHistogram();
    seen.add(new float[] {HIGHEST});
    for (int bin = seen.bin(-1); bin <= seen.bin(HIGHEST); bin++) {
      float[] numbers = new float[LAW.quantize(seen.centre(bin)) + 1];
      Arrays.fill(numbers, Math.min(seen.centre(bin), HIGHEST));
      seen.add(bin == seen.bin(HIGHEST) ? Arrays.copyOf(numbers, numbers.length - 1) : numbers);
    }
    return seen;
  }

  @Test
  void whereAllThatAnIntegerStandsForIsAlikeNothingIsLost() {
    assertThat(new Divergence(SEEN).of(LAW)).isCloseTo(0, within(1e-12));
  }

  @Test
  void clippingAndCoarserStepsLoseSomething() {
    AffineQuantization clipping = new AffineQuantization(0.125f, 4, IntegerRange.unsigned(4));
    AffineQuantization coarse = new AffineQuantization(0.5f, 2, IntegerRange.unsigned(3));

    assertThat(new Divergence(SEEN).of(clipping)).isGreaterThan(0.01);
    assertThat(new Divergence(SEEN).of(coarse)).isGreaterThan(0.001);
  }
}
