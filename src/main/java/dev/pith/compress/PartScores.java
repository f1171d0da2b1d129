package dev.pith.compress;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.EncoderWeights;
import dev.pith.bert.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What heads or neurons of all layers are ranked by; {@code W} is the projection that reads them.
 *
 * <pre>
 *   magnitude    |W_j|^2
 *   activation   var(x_j) * |W_j|^2, the squared error left when a channel is replaced by its mean
 *                over the calibration texts, channels taken as uncorrelated
 *   gradient     E |ds/dm_j|^2 for the unit vector s, the part scaled by m_j about its mean
 * </pre>
 *
 * <p>The first two know nothing of what follows in the encoder, so they are shares of the layer's
 * own total; a head's is the sum over its channels. Gradients do know, and are shares of a layer's
 * mean total: layers differ as their parts do.
 *
 * @param parts which
 * @param inputs by layer, of the projection that reads them
 */
record PartScores(EncoderWeights weights, Prunable parts, List<ChannelMoments> inputs) {
  /** Derivatives take a text three times as long as its vector. */
  private static final int GRADIENT_TEXTS = 128;

  static PartScores of(EncoderWeights weights, Prunable parts, Calibration calibration) {
    return new PartScores(
        weights, parts, ActivationMoments.ofLayers(weights, parts.projection(), calibration));
  }

  /** By layer, one score a head or neuron. */
  List<double[]> by(Importance importance, Calibration calibration) {
    return switch (importance) {
      case MAGNITUDE, ACTIVATION -> ofChannels(importance);
      case GRADIENT -> ofSlopes(calibration);
    };
  }

  private List<double[]> ofChannels(Importance importance) {
    List<double[]> scores = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      EncoderLayer layer = weights.layers().get(i);
      FloatMatrix projection = parts.readBy(layer).weight().toFloats();
      double[] channels = new double[projection.rows()];
      for (int row = 0; row < channels.length; row++) {
        double share = importance == Importance.ACTIVATION ? inputs.get(i).variance(row) : 1;
        channels[row] = share * rowEnergy(projection, row);
      }
      divide(channels, Arrays.stream(channels).sum());
      scores.add(parts.sums(layer, channels));
    }
    return scores;
  }

  private List<double[]> ofSlopes(Calibration calibration) {
    List<double[]> slopes =
        calibration
            .gradients()
            .squaredSlopes(
                weights,
                parts,
                inputs.stream().map(ChannelMoments::mean).toList(),
                calibration.texts(GRADIENT_TEXTS));
    double total = slopes.stream().flatMapToDouble(Arrays::stream).sum();
    slopes.forEach(layer -> divide(layer, total / slopes.size()));
    return slopes;
  }

  /** Leaves zeros as they are. */
  private static void divide(double[] values, double total) {
    for (int i = 0; i < values.length && total > 0; i++) {
      values[i] /= total;
    }
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
