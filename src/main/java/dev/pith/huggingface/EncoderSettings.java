package dev.pith.huggingface;

import dev.pith.model.Pooling;
import java.util.Optional;

/**
 * What must be known of an encoder beside its model and tokenizer; each setting may be unknown.
 *
 * @param pooling how token vectors become one
 * @param maxTokens the longest input, special tokens included
 * @param queryPrefix in front of every query
 * @param documentPrefix in front of every document
 * @param license SPDX identifier of the weights' license
 * @param source where the weights come from
 */
public record EncoderSettings(
    Optional<Pooling> pooling,
    Optional<Integer> maxTokens,
    Optional<String> queryPrefix,
    Optional<String> documentPrefix,
    Optional<String> license,
    Optional<String> source) {
  /** Nothing is known. */
  public static final EncoderSettings UNKNOWN =
      new EncoderSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** These settings, and where they say nothing, those. */
  public EncoderSettings or(EncoderSettings those) {
    return new EncoderSettings(
        pooling.or(() -> those.pooling),
        maxTokens.or(() -> those.maxTokens),
        queryPrefix.or(() -> those.queryPrefix),
        documentPrefix.or(() -> those.documentPrefix),
        license.or(() -> those.license),
        source.or(() -> those.source));
  }
}
