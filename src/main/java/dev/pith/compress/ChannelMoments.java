package dev.pith.compress;

/**
 * What a set of channels did over all calibration tokens.
 *
 * @param mean per channel
 * @param meanSquare per channel
 */
public record ChannelMoments(float[] mean, float[] meanSquare) {
  public ChannelMoments {
    if (mean.length != meanSquare.length) {
      throw new IllegalArgumentException(mean.length + " means, " + meanSquare.length + " squares");
    }
  }

  public int channels() {
    return mean.length;
  }

  /** How large a channel's values are. */
  public double rootMeanSquare(int channel) {
    return Math.sqrt(meanSquare[channel]);
  }

  /** What is left when a channel is replaced by its mean. */
  public double variance(int channel) {
    double m = mean[channel];
    return Math.max(0, meanSquare[channel] - m * m);
  }
}
