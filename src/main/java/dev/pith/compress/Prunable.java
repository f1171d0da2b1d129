package dev.pith.compress;

import dev.pith.bert.EncoderLayer;
import dev.pith.bert.Linear;

/** Parts of a layer that can be taken out whole: one projection reads them, by its input rows. */
public enum Prunable {
  /** Attention heads: neighbouring channels, read by the attention's output projection. */
  HEADS("output"),
  /** Feed-forward neurons: one channel each, read by the second projection. */
  NEURONS("down");

  private final String projection;

  Prunable(String projection) {
    this.projection = projection;
  }

  /** What the projection is called in a layer, such as {@code down}. */
  String projection() {
    return projection;
  }

  /** The projection that reads them. */
  public Linear readBy(EncoderLayer layer) {
    return switch (this) {
      case HEADS -> layer.attention().output();
      case NEURONS -> layer.feedForward().down();
    };
  }

  /**
   * Sums what belongs to the same part.
   *
   * @param channels one value for each input of the projection
   * @return one value for each head or neuron
   */
  public double[] sums(EncoderLayer layer, double[] channels) {
    return switch (this) {
      case NEURONS -> channels.clone();
      case HEADS -> {
        double[] heads = new double[layer.attention().heads()];
        for (int channel = 0; channel < channels.length; channel++) {
          heads[channel / layer.attention().headSize()] += channels[channel];
        }
        yield heads;
      }
    };
  }
}
