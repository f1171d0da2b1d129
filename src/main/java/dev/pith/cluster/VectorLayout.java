package dev.pith.cluster;

import dev.pith.index.VectorPrecision;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the vectors of a generation are of, and how precisely its graphs see them.
 *
 * @param precision 32 or 7 bits a component
 * @param passageTokens of each passage at most, title included; empty for one vector of each
 *     document
 */
public record VectorLayout(VectorPrecision precision, OptionalInt passageTokens) {
  private static final Set<VectorPrecision> PRECISIONS =
      Set.of(VectorPrecision.FLOAT32, VectorPrecision.BITS_7);

  /** Whole documents in float32. */
  public static final VectorLayout DEFAULT = of(VectorPrecision.FLOAT32);

  /**
   * Checks it.
   *
   * @throws ClusterException when a cluster cannot hold such vectors
   */
  public VectorLayout {
    if (!PRECISIONS.contains(precision)) {
      throw new ClusterException(
          "a cluster's vectors have 32 or 7 bits a component, not %d: choose one of the two"
              .formatted(precision.bits()));
    }
  }

  /** Of whole documents. */
  public static VectorLayout of(VectorPrecision precision) {
    return new VectorLayout(precision, OptionalInt.empty());
  }

  /** The same of the same texts. */
  public VectorLayout with(VectorPrecision other) {
    return new VectorLayout(other, passageTokens);
  }

  /** Whether what the graphs find has to be scored again by float32. */
  boolean isRescored() {
    return precision != VectorPrecision.FLOAT32;
  }
}
