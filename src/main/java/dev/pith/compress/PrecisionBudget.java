package dev.pith.compress;

import dev.pith.compress.Sensitivity.Unit;
import java.util.List;

/** How many of the matrices that suffer most from quantization are left in float32. */
public sealed interface PrecisionBudget {
  /** None of them; nothing is measured. */
  record None() implements PrecisionBudget {}

  /**
   * As many as it takes until those that are quantized make up at most this share of the damage.
   *
   * @param damage 0 to 1
   */
  record Share(double damage) implements PrecisionBudget {
    public Share {
      if (!(damage >= 0 && damage <= 1)) {
        throw new IllegalArgumentException("budgetShare " + damage + " is not in [0, 1]");
      }
    }
  }

  /**
   * A number of them; a layer's query, key and value count as one.
   *
   * @param count at least 1
   */
  record Matrices(int count) implements PrecisionBudget {
    public Matrices {
      if (count < 1) {
        throw new IllegalArgumentException("budgetMatrices " + count + " is below 1");
      }
    }
  }

  /**
   * The units to leave as they are.
   *
   * @param worstFirst by falling damage
   */
  default List<Unit> kept(List<Unit> worstFirst) {
    return switch (this) {
      case None none -> List.of();
      case Matrices matrices ->
          worstFirst.subList(0, Math.min(matrices.count(), worstFirst.size()));
      case Share share -> untilBelow(worstFirst, share.damage());
    };
  }

  private static List<Unit> untilBelow(List<Unit> worstFirst, double share) {
    double total = worstFirst.stream().mapToDouble(Unit::damage).sum();
    double left = total;
    int kept = 0;
    while (kept < worstFirst.size() && left > share * total) {
      left -= worstFirst.get(kept).damage();
      kept++;
    }
    return worstFirst.subList(0, kept);
  }
}
