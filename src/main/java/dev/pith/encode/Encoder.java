package dev.pith.encode;

import java.util.List;
import java.util.Optional;

/**
 * A model that turns text into a unit vector. Safe for use by many threads at once.
 *
 * <p>Whoever encodes says which part the text plays, because some encoders put one prefix in front
 * of queries and another in front of documents; encoders without prefixes make no difference.
 *
 * <p>The same text in the same role gives the same vector (cosine at least 0.9999) alone, in any
 * batch and on any thread.
 */
public interface Encoder extends AutoCloseable {
  /** The name it was opened under, unique among the encoders of a run. */
  String name();

  /** The length of its vectors. */
  int dimension();

  /** The most tokens that it reads of a text, special ones and prefix included. */
  int maxTokens();

  /**
   * How many tokens a text in this role is, special ones and prefix included; {@code maxTokens() +
   * 1} for every text that it would cut. Safe for use by many threads at once.
   */
  int countTokens(Role role, String text);

  /** All files it needs to run but the tokenizer, in bytes. */
  long sizeBytes();

  /** SHA-256, in hex, over all that makes its vectors: two encoders that share it share a space. */
  String fingerprint();

  /**
   * The fingerprint of the encoder in whose space its vectors were made to lie: they come close to
   * that one's and may be compared with them, at a cost in quality. Most have none.
   */
  default Optional<String> approximates() {
    return Optional.empty();
  }

  /** One text, with where the time went. */
  Embedding encode(Role role, String text);

  /** Many texts of one role, on every core; the vectors come in the order of the texts. */
  List<float[]> encodeAll(Role role, List<String> texts);

  @Override
  void close();
}
