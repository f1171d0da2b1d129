package dev.pith.tune;

import dev.pith.evaluate.EncoderLatency;

/**
 * The encoder that all others are made from and compared with.
 *
 * @param bytes of the model
 * @param ndcg its mean nDCG@10 of the known items
 * @param latency for one question
 */
public record Full(String name, long bytes, double ndcg, EncoderLatency latency) {
  /** It could be kept, after all. */
  public Candidate candidate() {
    return new Candidate(name, Share.WHOLE, Share.WHOLE, bytes);
  }
}
