package dev.pith.compress;

import dev.pith.bert.FloatMatrix;
import dev.pith.bert.Linear;
import java.util.stream.IntStream;

/** Removes input channels of a projection and puts their mean into its bias. */
final class ChannelCut {
  private ChannelCut() {}

  /** Indices that are not removed. */
  static int[] kept(boolean[] removed) {
    return IntStream.range(0, removed.length).filter(i -> !removed[i]).toArray();
  }

  /**
   * The projection without the removed inputs: what they gave on average goes on being given, so
   * only their variation is lost.
   */
  static Linear without(Linear projection, boolean[] removed, ChannelMoments inputs) {
    FloatMatrix weight = projection.weight().toFloats();
    float[] bias = projection.bias().clone();
    for (int row = 0; row < removed.length; row++) {
      if (removed[row]) {
        for (int column = 0; column < bias.length; column++) {
          bias[column] += inputs.mean()[row] * weight.at(row, column);
        }
      }
    }
    return new Linear(weight.selectRows(kept(removed)), bias);
  }
}
