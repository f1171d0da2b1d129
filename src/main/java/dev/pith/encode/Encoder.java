package dev.pith.encode;

import dev.pith.model.Alignment;
import dev.pith.model.Alignments;
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
 *
 * <p>What encodes on behalf of a {@link Cancellation} throws {@link
 * java.util.concurrent.CancellationException} when that ends it, and can be asked again.
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
   * The fingerprint of the encoder in whose space its vectors were made to lie. That is what was
   * meant; how near they come is on record in {@link #alignments}. Most have none.
   */
  default Optional<String> approximates() {
    return Optional.empty();
  }

  /** What is on record of its nearness to other encoders; of most there is nothing. */
  default Alignments alignments() {
    return Alignments.NONE;
  }

  /**
   * Whether its questions may be compared with documents of the encoder with this fingerprint: it
   * is that one, or a record proves that it comes near enough.
   */
  default boolean isAlignedWith(String documents) {
    return documents.equals(fingerprint())
        || alignments().with(documents).filter(Alignment::holds).isPresent();
  }

  /** One text, with where the time went. */
  Embedding encode(Role role, String text);

  /** Many texts of one role, on every core; the vectors come in the order of the texts. */
  List<float[]> encodeAll(Role role, List<String> texts);

  @Override
  void close();
}
