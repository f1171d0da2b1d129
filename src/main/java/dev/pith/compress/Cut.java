package dev.pith.compress;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How much is cut: a share or a number of all candidates, or all below an importance. */
public sealed interface Cut {
  /** The {@code share} of least important candidates, 0 to 1, over the whole encoder. */
  record Ratio(double share) implements Cut {
    public Ratio {
      if (!(share >= 0 && share < 1)) {
        throw new IllegalArgumentException("ratio " + share + " is not in [0, 1)");
      }
    }

    @Override
    public String toString() {
      return "ratio " + share;
    }
  }

  /** The {@code count} least important candidates, or all when there are fewer. */
  record Least(int count) implements Cut {
    public Least {
      if (count < 0) {
        throw new IllegalArgumentException("count " + count + " is below 0");
      }
    }

    @Override
    public String toString() {
      return "the least " + count;
    }
  }

  /** Every candidate whose importance is below {@code importance}. */
  record Threshold(double importance) implements Cut {
    public Threshold {
      if (!(importance >= 0) || Double.isInfinite(importance)) {
        throw new IllegalArgumentException("threshold " + importance + " is not at least 0");
      }
    }

    @Override
    public String toString() {
      return "threshold " + importance;
    }
  }

  /** Which candidates go; equal importances fall in the order of their index. */
  default boolean[] chosen(double[] importances) {
    return switch (this) {
      case Ratio ratio ->
          leastImportant(importances, (long) Math.floor(ratio.share() * importances.length));
      case Least least -> leastImportant(importances, least.count());
      case Threshold threshold -> below(importances, threshold.importance());
    };
  }

  private static boolean[] leastImportant(double[] importances, long count) {
    boolean[] chosen = new boolean[importances.length];
    int[] ascending =
        IntStream.range(0, importances.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> importances[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    Arrays.stream(ascending).limit(count).forEach(i -> chosen[i] = true);
    return chosen;
  }

  private static boolean[] below(double[] importances, double threshold) {
    boolean[] chosen = new boolean[importances.length];
    for (int i = 0; i < importances.length; i++) {
      chosen[i] = importances[i] < threshold;
    }
    return chosen;
  }
}
