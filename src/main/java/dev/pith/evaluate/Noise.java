package dev.pith.evaluate;

import java.util.stream.DoubleStream;

/**
 * What the same run says about the reference against itself, measured as if it were another one: a
 * difference of that size means nothing.
 *
 * @param again the speedup of the hidden second reference
 */
public record Noise(Speedup again) {
  /**
   * The largest departure from 1 in the interval, as a share: 0.03 when it reaches 1.03 or 0.97.
   */
  public double floor() {
    return DoubleStream.of(again.low(), again.high(), again.ratio())
        .map(ratio -> Math.max(ratio, 1 / ratio) - 1)
        .max()
        .orElseThrow();
  }

  /** Whether an encoder other than the reference differs from it by more than the noise. */
  public SpeedVerdict verdict(Speedup speedup) {
    double factor = 1 + floor();
    if (speedup.low() > factor) {
      return SpeedVerdict.FASTER;
    }
    return speedup.high() < 1 / factor ? SpeedVerdict.SLOWER : SpeedVerdict.NO_DIFFERENCE;
  }
}
