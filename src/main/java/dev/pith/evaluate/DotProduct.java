package dev.pith.evaluate;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The inner product of two stretches of floats, in SIMD lanes. */
final class DotProduct {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private DotProduct() {}

  /**
   * Sum of {@code a[aStart + i] * b[bStart + i]}. The order of the sum depends on the lanes of the
   * machine, not on who calls: the same input gives the same bits on one machine.
   */
  static float of(float[] a, int aStart, float[] b, int bStart, int length) {
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = FloatVector.zero(SPECIES);
    int lanes = SPECIES.length();
    int i = 0;
    // Two accumulators: one would wait for its own addition in every step.
    for (; i <= length - 2 * lanes; i += 2 * lanes) {
      even = multiplyAdd(a, aStart + i, b, bStart + i, even);
      odd = multiplyAdd(a, aStart + i + lanes, b, bStart + i + lanes, odd);
    }
    if (i <= length - lanes) {
      even = multiplyAdd(a, aStart + i, b, bStart + i, even);
      i += lanes;
    }
    float sum = even.add(odd).reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      sum += a[aStart + i] * b[bStart + i];
    }
    return sum;
  }

  private static FloatVector multiplyAdd(
      float[] a, int aStart, float[] b, int bStart, FloatVector sum) {
    return FloatVector.fromArray(SPECIES, a, aStart)
        .fma(FloatVector.fromArray(SPECIES, b, bStart), sum);
  }
}
