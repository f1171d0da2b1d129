package dev.pith.compress;

/** Running sums per channel. Not safe for use by two threads at once. */
final class ChannelSums {
  private final double[] sums;
  private final double[] squares;
  private long rows;

  ChannelSums(int channels) {
    sums = new double[channels];
    squares = new double[channels];
  }

  /** Adds rows of values, one per channel. */
  void add(float[] values) {
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      sums[i % sums.length] += value;
      squares[i % sums.length] += value * value;
    }
    rows += values.length / sums.length;
  }

  ChannelSums plus(ChannelSums other) {
    ChannelSums total = new ChannelSums(sums.length);
    for (int channel = 0; channel < sums.length; channel++) {
      total.sums[channel] = sums[channel] + other.sums[channel];
      total.squares[channel] = squares[channel] + other.squares[channel];
    }
    total.rows = rows + other.rows;
    return total;
  }

  ChannelMoments moments() {
    float[] mean = new float[sums.length];
    float[] meanSquare = new float[sums.length];
    for (int channel = 0; channel < sums.length; channel++) {
      mean[channel] = (float) (sums[channel] / rows);
      meanSquare[channel] = (float) (squares[channel] / rows);
    }
    return new ChannelMoments(mean, meanSquare);
  }
}
