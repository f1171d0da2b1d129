package dev.pith.compress;

import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What it costs an encoder when one layer loses units one after the other, in a surgeon's order.
 *
 * @param costs estimated rise of {@code 1 - cosine} of the encoder's vectors with each unit removed
 * @param weightsPerUnit weights that leave the encoder with a unit
 * @param step units that are removed together
 */
record RemovalCurve(double[] costs, long weightsPerUnit, int step) {
  /** Where on the curve the layer's prices are compared with what is done to the vectors. */
  private static final double PROBED_SHARE = 0.3;

  /**
   * Removes all units but one step. The surgeon tells each unit's price inside the layer; what that
   * does to the encoder's vectors is measured once, and taken to be proportional.
   *
   * @param damage {@code 1 - cosine} of the vectors with the layer as the surgeon has it
   */
  static RemovalCurve of(
      Surgeon surgeon, long weightsPerUnit, int step, ToDoubleFunction<Surgeon> damage) {
    double[] costs = new double[surgeon.groups() - step];
    int probedAt = (int) Math.ceil(PROBED_SHARE * costs.length);
    double priceUntilProbe = 0;
    double damagePerPrice = 0;
    for (int i = 0; i < costs.length; i++) {
      costs[i] = surgeon.removeCheapest();
      if (i < probedAt) {
        priceUntilProbe += costs[i];
      }
      if (i + 1 == probedAt && priceUntilProbe > 0) {
        damagePerPrice = damage.applyAsDouble(surgeon) / priceUntilProbe;
      }
    }
    for (int i = 0; i < costs.length; i++) {
      costs[i] *= damagePerPrice;
    }
    return new RemovalCurve(costs, weightsPerUnit, step);
  }

  int steps() {
    return costs.length / step;
  }

  /** The rise with step number {@code index}. */
  double costOfStep(int index) {
    double sum = 0;
    for (int i = index * step; i < (index + 1) * step; i++) {
      sum += costs[i];
    }
    return sum;
  }

  /**
   * The ways to cut.
   *
   * @param savedMillis by so many units removed
   */
  LatencyBudget.Options options(IntToDoubleFunction savedMillis) {
    double[] sums = new double[steps() + 1];
    double[] saved = new double[steps() + 1];
    for (int taken = 1; taken < sums.length; taken++) {
      sums[taken] = sums[taken - 1] + costOfStep(taken - 1);
      saved[taken] = Math.max(0, savedMillis.applyAsDouble(taken * step));
    }
    return new LatencyBudget.Options(sums, saved);
  }

  long weightsPerStep() {
    return weightsPerUnit * step;
  }
}
