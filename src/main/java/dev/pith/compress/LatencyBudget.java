package dev.pith.compress;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Saves an amount of time over the heads and neurons of all layers at the least cost: the knapsack
 * of SPDY (Frantar and Alistarh 2022, section 3.1), which ZipLM (Kurtic et al. 2023, section 3)
 * uses for structures. Unlike steps that are taken greedily it sees savings that come in jumps, as
 * those of blocked kernels do.
 *
 * @param options for each curve: what each number of steps costs and saves
 */
record LatencyBudget(List<Options> options) {
  /** Savings are rounded down to this part of the goal, so that the goal is met. */
  private static final int PARTS = 10_000;

  /**
   * The ways to cut one curve, from none to all of its steps.
   *
   * @param costs of the first {@code i} steps together, at least 0; costs[0] is 0
   * @param savedMillis by them, at least 0; savedMillis[0] is 0
   */
  record Options(double[] costs, double[] savedMillis) {}

  /** The most that can be saved. */
  double mostMillis() {
    return options.stream()
        .mapToDouble(each -> Arrays.stream(each.savedMillis).max().orElseThrow())
        .sum();
  }

  /**
   * Steps to take on each curve, least cost first; empty when the goal is out of reach.
   *
   * @param goalMillis to be saved
   */
  Optional<int[]> save(double goalMillis) {
    if (goalMillis <= 0) {
      return Optional.of(new int[options.size()]);
    }
    double[] least = new double[PARTS + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    least[0] = 0;
    int[][] chosen = new int[options.size()][];
    for (int curve = 0; curve < options.size(); curve++) {
      chosen[curve] = new int[PARTS + 1];
      least = withCurve(options.get(curve), goalMillis, least, chosen[curve]);
    }
    return Double.isInfinite(least[PARTS])
        ? Optional.empty()
        : Optional.of(backwards(chosen, goalMillis));
  }

  /**
   * The least cost to have saved so many parts with one more curve.
   *
   * @param before the same without it
   * @param chosen is given the steps of the new curve for each number of parts
   */
  private static double[] withCurve(
      Options curve, double goalMillis, double[] before, int[] chosen) {
    double[] least = new double[PARTS + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int steps = 0; steps < curve.costs.length; steps++) {
      int saved = parts(curve.savedMillis[steps], goalMillis);
      for (int parts = 0; parts <= PARTS; parts++) {
        double cost = before[Math.max(0, parts - saved)] + curve.costs[steps];
        if (cost < least[parts]) {
          least[parts] = cost;
          chosen[parts] = steps;
        }
      }
    }
    return least;
  }

  private int[] backwards(int[][] chosen, double goalMillis) {
    int[] steps = new int[options.size()];
    int parts = PARTS;
    for (int curve = options.size() - 1; curve >= 0; curve--) {
      steps[curve] = chosen[curve][parts];
      double saved = options.get(curve).savedMillis[steps[curve]];
      parts = Math.max(0, parts - parts(saved, goalMillis));
    }
    return steps;
  }

  private static int parts(double savedMillis, double goalMillis) {
    return (int) Math.min(PARTS, savedMillis / goalMillis * PARTS);
  }
}
