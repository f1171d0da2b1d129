package dev.pith.encode;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pith.model.Alignments;
import java.util.List;
import java.util.Optional;

/**
 * An encoder that remembers the queries of late, as many as fit into so many bytes. Documents are
 * not remembered: each comes once.
 *
 * <p>The times of an answer from memory are those of finding it, so whoever measures encoders asks
 * them without this.
 */
public final class CachedEncoder implements Encoder {
  /** A key, a value, their arrays' headers and the cache's own entry, about. */
  private static final int ENTRY_BYTES = 160;

  private final Encoder encoder;
  private final Cache<String, Embedding> queries;

  /**
   * Remembers nothing yet.
   *
   * @param encoder is owned, and closed, from here on
   * @param maxBytes at least 1
   */
  public CachedEncoder(Encoder encoder, long maxBytes) {
    this.encoder = encoder;
    this.queries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher(CachedEncoder::bytes)
            // What is evicted is evicted by whoever asks, so that the bound holds when it returns.
            .executor(Runnable::run)
            .build();
  }

  private static int bytes(String text, Embedding embedding) {
    return ENTRY_BYTES + Character.BYTES * text.length() + Float.BYTES * embedding.vector().length;
  }

  @Override
  public Embedding encode(Role role, String text) {
    if (role != Role.QUERY) {
      return encoder.encode(role, text);
    }
    long start = System.nanoTime();
    Embedding known = queries.getIfPresent(text);
    if (known == null) {
      Embedding made = encoder.encode(role, text);
      queries.put(text, copy(made, made.tokenizeNanos(), made.encodeNanos()));
      return made;
    }
    return copy(known, 0, System.nanoTime() - start);
  }

  private static Embedding copy(Embedding of, long tokenizeNanos, long encodeNanos) {
    return new Embedding(
        of.vector().clone(), of.tokens(), of.truncated(), tokenizeNanos, encodeNanos);
  }

  @Override
  public List<float[]> encodeAll(Role role, List<String> texts) {
    return encoder.encodeAll(role, texts);
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public int dimension() {
    return encoder.dimension();
  }

  @Override
  public int maxTokens() {
    return encoder.maxTokens();
  }

  @Override
  public int countTokens(Role role, String text) {
    return encoder.countTokens(role, text);
  }

  @Override
  public long sizeBytes() {
    return encoder.sizeBytes();
  }

  @Override
  public String fingerprint() {
    return encoder.fingerprint();
  }

  @Override
  public Optional<String> approximates() {
    return encoder.approximates();
  }

  @Override
  public Alignments alignments() {
    return encoder.alignments();
  }

  @Override
  public void close() {
    queries.invalidateAll();
    encoder.close();
  }
}
