package dev.pith.quantize;

import java.util.List;

/**
 * A matrix as integers.
 *
 * @param rows at least 0
 * @param columns at least 0
 * @param integers row-major; each fits its law's range, so 128 to 255 are stored as negative bytes
 *     where the range is unsigned
 * @param sharing which of them share a law
 * @param laws one per group
 * @param saturated how many weights were clamped
 */
public record QuantizedWeights(
    int rows,
    int columns,
    byte[] integers,
    Sharing sharing,
    List<AffineQuantization> laws,
    long saturated) {
  public QuantizedWeights {
    laws = List.copyOf(laws);
  }

  /**
   * Quantizes a matrix.
   *
   * @param weights row-major, {@code rows * columns} finite numbers; not modified
   * @throws IllegalArgumentException when one is NaN or infinite, naming its place
   */
  public static QuantizedWeights of(
      int rows, int columns, float[] weights, Sharing sharing, Fit fit, IntegerRange range) {
    return new WeightRounding(rows, columns, weights, sharing).round(fit, range);
  }

  /** The law of one weight. */
  public AffineQuantization lawAt(int row, int column) {
    return laws.get(sharing.group(row, column, rows, columns));
  }

  /** The integer of one weight. */
  public int integerAt(int row, int column) {
    byte stored = integers[row * columns + column];
    boolean unsigned = lawAt(row, column).range().highest() > Byte.MAX_VALUE;
    return unsigned ? Byte.toUnsignedInt(stored) : stored;
  }

  /** The numbers that the integers stand for, row-major, in a new array. */
  public float[] dequantized() {
    float[] numbers = new float[integers.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        numbers[row * columns + column] = lawAt(row, column).dequantize(integerAt(row, column));
      }
    }
    return numbers;
  }

  /** The step of each group. */
  public float[] scales() {
    float[] scales = new float[laws.size()];
    for (int group = 0; group < scales.length; group++) {
      scales[group] = laws.get(group).scale();
    }
    return scales;
  }
}
