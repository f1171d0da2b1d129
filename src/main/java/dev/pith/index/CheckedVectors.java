package dev.pith.index;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.util.List;

/** Vectors of an encoder, each checked before an index believes it. */
final class CheckedVectors {
  /** float32 rounding over 1,024 components stays far below; a vector never normalized does not. */
  private static final double MAX_LENGTH_ERROR = 1e-3;

  private CheckedVectors() {}

  /** One unit vector for each document, in the order of the texts. */
  static List<float[]> encode(Encoder encoder, List<String> texts) {
    List<float[]> vectors = encoder.encodeAll(Role.DOCUMENT, texts);
    if (vectors.size() != texts.size()) {
      throw refused(encoder, "made %d vectors of %d texts".formatted(vectors.size(), texts.size()));
    }
    vectors.forEach(vector -> check(encoder, vector));
    return vectors;
  }

  private static void check(Encoder encoder, float[] vector) {
    if (vector.length != encoder.dimension()) {
      throw refused(
          encoder,
          "made a vector of %d dimensions instead of %d"
              .formatted(vector.length, encoder.dimension()));
    }
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    // Written so that NaN fails too.
    if (!(Math.abs(Math.sqrt(squares) - 1) <= MAX_LENGTH_ERROR)) {
      throw refused(
          encoder, "made a vector of length %s instead of 1".formatted(Math.sqrt(squares)));
    }
  }

  private static IndexException refused(Encoder encoder, String clause) {
    return new IndexException(
        "encoder '%s' %s: nothing of this batch was stored; check the encoder's files"
            .formatted(encoder.name(), clause));
  }
}
