package dev.pith.evaluate;

import java.util.List;

/**
 * How well encoders agree with people on which sentences are alike.
 *
 * @param data the name of the pairs
 * @param pairs how many
 * @param seed of the bootstraps
 * @param encoders the reference first
 */
public record SimilarityResult(
    String data, int pairs, long seed, List<EncoderSimilarity> encoders) {
  public SimilarityResult {
    encoders = List.copyOf(encoders);
  }
}
