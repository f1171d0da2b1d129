package dev.pith.quantize;

/**
 * The integers that may be stored, both ends included.
 *
 * @param lowest at most 0
 * @param highest at least 1
 */
public record IntegerRange(int lowest, int highest) {
  private static final int MAX_BITS = 8;

  public IntegerRange {
    if (lowest > 0 || highest < 1 || highest - lowest > 255) {
      throw new IllegalArgumentException(
          "%d to %d is not a range of at most 256 integers around 0".formatted(lowest, highest));
    }
  }

  /**
   * {@code -(2^(bits-1) - 1)} to {@code 2^(bits-1) - 1}: the lowest integer is left out so that the
   * range is symmetric about zero.
   *
   * @param bits 2 to 8
   */
  public static IntegerRange symmetric(int bits) {
    int limit = (1 << (checked(bits) - 1)) - 1;
    return new IntegerRange(-limit, limit);
  }

  /**
   * All signed integers of a width: {@code -2^(bits-1)} to {@code 2^(bits-1) - 1}.
   *
   * @param bits 2 to 8
   */
  public static IntegerRange signed(int bits) {
    int half = 1 << (checked(bits) - 1);
    return new IntegerRange(-half, half - 1);
  }

  /**
   * All unsigned integers of a width: 0 to {@code 2^bits - 1}.
   *
   * @param bits 2 to 8
   */
  public static IntegerRange unsigned(int bits) {
    return new IntegerRange(0, (1 << checked(bits)) - 1);
  }

  /** Distance between the ends. */
  public int steps() {
    return highest - lowest;
  }

  private static int checked(int bits) {
    if (bits < 2 || bits > MAX_BITS) {
      throw new IllegalArgumentException(bits + " bits are not between 2 and " + MAX_BITS);
    }
    return bits;
  }
}
