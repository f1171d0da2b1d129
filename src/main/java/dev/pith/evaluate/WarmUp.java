package dev.pith.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happened before the first time that counts.
 *
 * @param blocks how many blocks were run
 * @param stable whether the medians had settled by {@link LatencyPlan}'s rule when it ended
 */
public record WarmUp(int blocks, boolean stable) {
  static WarmUp run(
      List<Contestant> contestants,
      List<String> queries,
      LatencyPlan plan,
      SplittableRandom random) {
    List<String> block = queries.subList(0, Math.min(plan.warmupQueries(), queries.size()));
    double[] previous = new double[contestants.size()];
    for (int blocks = 1; blocks <= plan.warmupMaxBlocks(); blocks++) {
      double[] medians = medians(contestants, block, random);
      boolean stable = settled(previous, medians, plan.warmupTolerance());
      if (stable && blocks >= LatencyPlan.WARMUP_MIN_BLOCKS) {
        return new WarmUp(blocks, true);
      }
      previous = medians;
    }
    return new WarmUp(plan.warmupMaxBlocks(), false);
  }

  private static double[] medians(
      List<Contestant> contestants, List<String> block, SplittableRandom random) {
    double[][] nanos = new double[contestants.size()][block.size()];
    for (int query = 0; query < block.size(); query++) {
      for (int index : Shuffle.order(contestants.size(), random)) {
        nanos[index][query] = contestants.get(index).measure(block.get(query)).totalNanos();
      }
    }
    return Arrays.stream(nanos).mapToDouble(Quantiles::median).toArray();
  }

  private static boolean settled(double[] previous, double[] medians, double tolerance) {
    for (int i = 0; i < medians.length; i++) {
      if (Math.abs(medians[i] - previous[i]) > tolerance * medians[i]) {
        return false;
      }
    }
    return true;
  }
}
