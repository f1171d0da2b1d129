package dev.pith.onnx;

import java.util.Arrays;
import java.util.List;

/**
 * Extents of a tensor, outermost first; an empty list is a scalar.
 *
 * @param extents each at least 0; at most 8 of them
 */
public record Shape(List<Long> extents) {
  static final int MAX_RANK = 8;

  public Shape {
    extents = List.copyOf(extents);
    if (extents.size() > MAX_RANK) {
      throw new IllegalArgumentException("rank " + extents.size() + " is over " + MAX_RANK);
    }
    for (long extent : extents) {
      if (extent < 0) {
        throw new IllegalArgumentException("negative extent in " + extents);
      }
    }
  }

  public static Shape of(long... extents) {
    return new Shape(Arrays.stream(extents).boxed().toList());
  }

  public int rank() {
    return extents.size();
  }

  public long extent(int axis) {
    return extents.get(axis);
  }

  /**
   * The product of the extents; 1 for a scalar.
   *
   * @throws ArithmeticException when it does not fit 64 bits
   */
  public long elementCount() {
    long count = 1;
    for (long extent : extents) {
      count = Math.multiplyExact(count, extent);
    }
    return count;
  }

  @Override
  public String toString() {
    return extents.toString();
  }
}
