package dev.pith.encode;

import java.util.List;

/**
 * A model that turns text into a unit vector. Safe for use by many threads at once.
 *
 * <p>The same text gives the same vector (cosine at least 0.9999) alone, in any batch and on any
 * thread.
 */
public interface Encoder extends AutoCloseable {
  /** The name it was opened under, unique among the encoders of a run. */
  String name();

  /** The length of its vectors. */
  int dimension();

  /** All files it needs to run but the tokenizer, in bytes. */
  long sizeBytes();

  /** SHA-256, in hex, over its model and tokenizer: two encoders that share it share a space. */
  String fingerprint();

  /** One text, with where the time went. */
  Embedding encode(String text);

  /** Many texts, on every core; the vectors come in the order of the texts. */
  List<float[]> encodeAll(List<String> texts);

  @Override
  void close();
}
