package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import java.util.Collections;
import java.util.List;

/**
 * In what order the layers of an encoder lose their parts.
 *
 * @param heads by layer
 * @param neurons by layer
 */
record RemovalOrders(List<RemovalOrder> heads, List<RemovalOrder> neurons) {

  /** Those of an importance; only gradients are measured for it. */
  static RemovalOrders of(Importance importance, EncoderWeights weights, Calibration calibration) {
    return new RemovalOrders(
        of(importance, weights, Prunable.HEADS, calibration),
        of(importance, weights, Prunable.NEURONS, calibration));
  }

  private static List<RemovalOrder> of(
      Importance importance, EncoderWeights weights, Prunable parts, Calibration calibration) {
    int layers = weights.layers().size();
    return switch (importance) {
      case ACTIVATION -> Collections.nCopies(layers, new RemovalOrder.Rise());
      case MAGNITUDE -> Collections.nCopies(layers, new RemovalOrder.Magnitude());
      case GRADIENT ->
          PartScores.of(weights, parts, calibration).by(importance, calibration).stream()
              .<RemovalOrder>map(RemovalOrder.Slopes::new)
              .toList();
    };
  }
}
