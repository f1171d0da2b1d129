package dev.pith.index;

import dev.pith.encode.Encoder;

/**
 * The vectors of one encoder in an index.
 *
 * @param encoderName as the encoder was called when the index was made
 * @param fingerprint SHA-256, in hex, of what made the vectors; the identity of their space
 * @param dimension length of each vector
 */
public record VectorField(String encoderName, String fingerprint, int dimension) {
  private static final int SHORT_FINGERPRINT_CHARS = 12;

  /** What {@code encoder} makes. */
  public static VectorField of(Encoder encoder) {
    return new VectorField(encoder.name(), encoder.fingerprint(), encoder.dimension());
  }

  /** Its name in Lucene: by fingerprint, so that an encoder may be renamed. */
  public String luceneName() {
    return "vector-" + fingerprint;
  }

  @Override
  public String toString() {
    return "'%s' (sha %s…)".formatted(encoderName, shortened(fingerprint));
  }

  static String shortened(String fingerprint) {
    return fingerprint.substring(0, Math.min(SHORT_FINGERPRINT_CHARS, fingerprint.length()));
  }
}
