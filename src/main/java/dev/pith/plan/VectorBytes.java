package dev.pith.plan;

import java.util.Set;

/** What Lucene stores of a vector, beside its links. */
final class VectorBytes {
  /** Three floats and an integer with each quantized vector undo the fit to that vector. */
  private static final int CORRECTION_BYTES = 16;

  private static final Set<Integer> BITS = Set.of(32, 8, 7, 4, 2, 1);
  private static final int FLOAT_BITS = 32;

  private VectorBytes() {}

  static boolean isKnown(int bits) {
    return BITS.contains(bits);
  }

  /** What a search of the graph reads of a vector. */
  static double searched(int dimensions, int bits) {
    if (bits == FLOAT_BITS) {
      return full(dimensions);
    }
    // Seven bits are kept in eight.
    return Math.ceil(dimensions * (bits == 7 ? 8 : bits) / 8.0) + CORRECTION_BYTES;
  }

  /** As float32, from which what is found is scored again. */
  static double full(int dimensions) {
    return 4.0 * dimensions;
  }

  /** What lies on the disk: quantized vectors have the full ones beside them. */
  static double stored(int dimensions, int bits) {
    return bits == FLOAT_BITS ? full(dimensions) : full(dimensions) + searched(dimensions, bits);
  }
}
