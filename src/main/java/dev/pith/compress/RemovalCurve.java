package dev.pith.compress;

/**
 * What it costs a layer to lose its units one after the other, cheapest first.
 *
 * @param costs rise of the relative squared error with each unit removed
 * @param weightsPerUnit weights that leave the encoder with a unit
 * @param step units that are removed together
 */
record RemovalCurve(double[] costs, long weightsPerUnit, int step) {
  /** Removes all units but one step. */
  static RemovalCurve of(Surgeon surgeon, long weightsPerUnit, int step) {
    double[] costs = new double[surgeon.groups() - step];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = surgeon.removeCheapest();
    }
    return new RemovalCurve(costs, weightsPerUnit, step);
  }

  int steps() {
    return costs.length / step;
  }

  /** The rise of the error with step number {@code index}. */
  double costOfStep(int index) {
    double sum = 0;
    for (int i = index * step; i < (index + 1) * step; i++) {
      sum += costs[i];
    }
    return sum;
  }

  long weightsPerStep() {
    return weightsPerUnit * step;
  }
}
