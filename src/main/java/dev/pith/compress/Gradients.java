package dev.pith.compress;

import dev.pith.bert.EncoderWeights;
import java.util.List;

/**
 * Takes derivatives of an encoder's vectors; handed in from above, so that passes need no gradients
 * of their own.
 */
public interface Gradients {
  /**
   * How far a text's unit vector moves, to first order, when the output of one head or neuron is
   * scaled about its mean: the squared length of the derivative, averaged over the texts.
   *
   * <p>About its mean, because what is pruned leaves its mean behind.
   *
   * @param parts of which every one is scaled by itself
   * @param means by layer, of each input of the projection that reads the parts
   * @param texts token ids, each with its special tokens; at least one
   * @return by layer, a value for each head or neuron, at least 0, for the caller to keep; layers
   *     may be compared
   */
  List<double[]> squaredSlopes(
      EncoderWeights weights, Prunable parts, List<float[]> means, List<long[]> texts);
}
