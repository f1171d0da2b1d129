package dev.pith.index;

import dev.pith.encode.Encoder;
import dev.pith.encode.Role;
import java.util.List;
import java.util.Optional;

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
    problem(vector, encoder.dimension())
        .ifPresent(
            wrong -> {
              throw refused(encoder, "made " + wrong);
            });
  }

  /** What makes it no unit vector of so many dimensions; empty when nothing does. */
  static Optional<String> problem(float[] vector, int dimension) {
    if (vector.length != dimension) {
      return Optional.of(
          "a vector of %d dimensions instead of %d".formatted(vector.length, dimension));
    }
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    // Written so that NaN fails too.
    return Math.abs(Math.sqrt(squares) - 1) <= MAX_LENGTH_ERROR
        ? Optional.empty()
        : Optional.of("a vector of length %s instead of 1".formatted(Math.sqrt(squares)));
  }

  private static IndexException refused(Encoder encoder, String clause) {
    return new IndexException(
        "encoder '%s' %s: nothing of this batch was stored; check the encoder's files"
            .formatted(encoder.name(), clause));
  }
}
