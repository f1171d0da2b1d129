package dev.pith.encode;

import java.nio.FloatBuffer;

/** Running sums over the tokens of many texts, per channel of one value. */
final class ChannelSums {
  private final double[] sums;
  private final double[] squares;
  private long tokens;

  ChannelSums(int channels) {
    sums = new double[channels];
    squares = new double[channels];
  }

  /** Adds {@code [tokens, channels]} values. */
  void add(FloatBuffer values) {
    float[] row = new float[sums.length];
    while (values.hasRemaining()) {
      values.get(row);
      for (int channel = 0; channel < row.length; channel++) {
        double value = row[channel];
        sums[channel] += value;
        squares[channel] += value * value;
      }
      tokens++;
    }
  }

  void add(ChannelSums other) {
    for (int channel = 0; channel < sums.length; channel++) {
      sums[channel] += other.sums[channel];
      squares[channel] += other.squares[channel];
    }
    tokens += other.tokens;
  }

  ChannelMeter.Moments moments() {
    float[] mean = new float[sums.length];
    float[] meanSquare = new float[sums.length];
    for (int channel = 0; channel < sums.length; channel++) {
      mean[channel] = (float) (sums[channel] / tokens);
      meanSquare[channel] = (float) (squares[channel] / tokens);
    }
    return new ChannelMeter.Moments(mean, meanSquare, tokens);
  }
}
