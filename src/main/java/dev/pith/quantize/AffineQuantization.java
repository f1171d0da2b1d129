package dev.pith.quantize;

/**
 * The affine law between numbers and integers.
 *
 * <pre>
 *   quantize(w)   = clamp(round(w / scale) + zeroPoint, lowest, highest)    ties to even, as ONNX rounds
 *   dequantize(q) = (q - zeroPoint) * scale
 * </pre>
 *
 * <p>Error: {@code |w - dequantize(quantize(w))| <= scale / 2}, but for float rounding, for every
 * {@code w} that does not saturate. Zero is always met exactly. Source: Jacob et al. 2018 (arXiv
 * 1712.05877), section 2.1; Wu et al. 2020 (arXiv 2004.09602), section 3.
 *
 * @param scale the step between neighbouring integers, positive, in the unit of the numbers
 * @param zeroPoint the integer that stands for zero, inside {@code range}
 * @param range the integers that may be stored
 */
public record AffineQuantization(float scale, int zeroPoint, IntegerRange range) {
  public AffineQuantization {
    if (!(scale > 0) || Float.isInfinite(scale)) {
      throw new IllegalArgumentException("scale " + scale + " is not a positive number");
    }
    if (zeroPoint < range.lowest() || zeroPoint > range.highest()) {
      throw new IllegalArgumentException("zero point " + zeroPoint + " is outside " + range);
    }
  }

  /**
   * Zero at integer 0, and {@code largest} at the highest integer.
   *
   * @param largest magnitude that is still met, at least 0; 0 gives scale 1
   */
  public static AffineQuantization symmetric(float largest, IntegerRange range) {
    return new AffineQuantization(usable(largest / range.highest()), 0, range);
  }

  /** {@code values} and zero spread over the whole of {@code range}. */
  public static AffineQuantization asymmetric(ValueRange values, IntegerRange range) {
    double lowest = Math.min(0, values.lowest());
    double highest = Math.max(0, values.highest());
    float scale = usable((float) ((highest - lowest) / range.steps()));
    long zeroPoint = range.lowest() + Math.round(Math.rint(-lowest / scale));
    return new AffineQuantization(
        scale, Math.clamp(zeroPoint, range.lowest(), range.highest()), range);
  }

  /**
   * The integer for a number.
   *
   * @param number finite
   */
  public int quantize(float number) {
    double nearest = Math.rint(number / scale) + zeroPoint;
    return (int) Math.clamp(nearest, range.lowest(), range.highest());
  }

  /** The number that an integer stands for. */
  public float dequantize(int integer) {
    return (integer - zeroPoint) * scale;
  }

  /** Whether a number lies more than half a step beyond the last integer, so that it is clamped. */
  public boolean saturates(float number) {
    double steps = (double) number / scale + zeroPoint;
    return steps < range.lowest() - 0.5 - TOLERANCE || steps > range.highest() + 0.5 + TOLERANCE;
  }

  /** Float rounding of the quotient of numbers of about {@link IntegerRange#steps()} steps. */
  private static final double TOLERANCE = 1e-4;

  /** Numbers near the smallest float have no usable scale; they are stored as zeros. */
  private static float usable(float scale) {
    return scale >= Float.MIN_NORMAL ? scale : 1;
  }
}
