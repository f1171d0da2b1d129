package dev.pith.server;

import java.util.List;

/**
 * What the page and the API tell of an encoder.
 *
 * @param name as in {@link dev.pith.search.SearchEngine#encoders()}
 * @param documentsBy the encoder that made the documents' vectors which it searches
 * @param dimension length of its vectors
 * @param sizeBytes all files it needs to run but the tokenizer
 * @param fingerprint SHA-256 in hex
 * @param passes the steps that made it, in order; none for an encoder that was taken as it came
 */
public record EncoderFacts(
    String name,
    String documentsBy,
    int dimension,
    long sizeBytes,
    String fingerprint,
    List<PassFacts> passes) {
  public EncoderFacts {
    passes = List.copyOf(passes);
  }

  /** The same encoder over the documents of {@code other}. */
  EncoderFacts over(String other) {
    return new EncoderFacts(name, other, dimension, sizeBytes, fingerprint, passes);
  }
}
