package dev.pith.server;

import dev.pith.search.SearchEngine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page and the API tell of an encoder.
 *
 * @param name as in {@link dev.pith.search.SearchEngine#encoders()}
 * @param documentsBy the encoder that made the documents' vectors which it searches
 * @param dimension length of its vectors
 * @param maxTokens longest input it reads; longer texts are cut
 * @param sizeBytes all files it needs to run but the tokenizer
 * @param fingerprint SHA-256 in hex
 * @param origin where its weights come from
 * @param license SPDX identifier of the weights' license
 * @param alignment what proves that it may search another encoder's documents; null where they are
 *     its own
 * @param lineage what it was made from; null for an encoder that was taken as it came
 * @param passes the steps that made it, in order; none for an encoder that was taken as it came
 */
public record EncoderFacts(
    String name,
    String documentsBy,
    int dimension,
    int maxTokens,
    long sizeBytes,
    String fingerprint,
    String origin,
    String license,
    @Nullable AlignmentFacts alignment,
    @Nullable LineageFacts lineage,
    List<PassFacts> passes) {
  public EncoderFacts {
    passes = List.copyOf(passes);
  }

  /** The same encoder over the documents that it searches in {@code engine}. */
  EncoderFacts in(SearchEngine engine) {
    return new EncoderFacts(
        name,
        engine.documentsBy(name),
        dimension,
        maxTokens,
        sizeBytes,
        fingerprint,
        origin,
        license,
        AlignmentFacts.of(engine, name),
        lineage,
        passes);
  }
}
