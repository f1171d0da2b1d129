package dev.pith.compress;

import dev.pith.bert.FloatMatrix;

/**
 * How much a layer's output would change without an input channel of its projection {@code W}.
 *
 * <p>Scores are shares of the layer's own total, so that layers can be ranked against each other.
 */
public enum Importance {
  /** {@code |W_j|^2}: needs no text. */
  MAGNITUDE,
  /**
   * {@code var(x_j) * |W_j|^2}: the squared error left when the channel is replaced by its mean
   * over the calibration texts, channels taken as uncorrelated.
   */
  ACTIVATION;

  /** One score per row of {@code projection}; they sum to 1 unless all are 0. */
  double[] scores(FloatMatrix projection, ChannelMoments inputs) {
    double[] scores = new double[projection.rows()];
    double total = 0;
    for (int row = 0; row < scores.length; row++) {
      double score = rowEnergy(projection, row);
      if (this == ACTIVATION) {
        score *= inputs.variance(row);
      }
      scores[row] = score;
      total += score;
    }
    for (int row = 0; row < scores.length && total > 0; row++) {
      scores[row] /= total;
    }
    return scores;
  }

  private static double rowEnergy(FloatMatrix matrix, int row) {
    double energy = 0;
    for (int column = 0; column < matrix.columns(); column++) {
      double weight = matrix.at(row, column);
      energy += weight * weight;
    }
    return energy;
  }
}
