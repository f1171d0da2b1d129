package dev.pith.compress;

import java.util.List;

/**
 * Spends a budget of weights over the heads and neurons of all layers: takes the step that costs
 * least error per weight saved, until enough are saved (the greedy form of ZipLM's search, Kurtic
 * et al. 2023, section 3).
 */
final class StructureBudget {
  private StructureBudget() {}

  /**
   * Steps to take on each curve.
   *
   * @param curves any number of them
   * @param weightsToSave stops at or above this
   */
  static int[] spend(List<RemovalCurve> curves, long weightsToSave) {
    int[] taken = new int[curves.size()];
    long saved = 0;
    while (saved < weightsToSave) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < taken.length; i++) {
        RemovalCurve curve = curves.get(i);
        if (taken[i] < curve.steps()) {
          double price = curve.costOfStep(taken[i]) / curve.weightsPerStep();
          if (best < 0 || price < least) {
            least = price;
            best = i;
          }
        }
      }
      if (best < 0) {
        return taken;
      }
      taken[best]++;
      saved += curves.get(best).weightsPerStep();
    }
    return taken;
  }
}
