package dev.pith.tune;

import dev.pith.encode.Encoder;

/**
 * Where the full encoder's document vectors lie.
 *
 * @param fingerprint of that encoder
 * @param dimension of its vectors
 */
record Space(String encoder, String fingerprint, int dimension) {
  static Space of(Encoder full) {
    return new Space(full.name(), full.fingerprint(), full.dimension());
  }

  /**
   * Refuses questions that cannot be compared with those documents.
   *
   * @throws OtherSpaceException when no record proves that the encoder is aligned with the full
   *     one, or its vectors have another length
   */
  void require(Encoder other) {
    if (other.dimension() != dimension) {
      throw new OtherSpaceException(
          "its vectors have %d dimensions and those of %s %d: its questions cannot be compared with that one's documents"
              .formatted(other.dimension(), encoder, dimension));
    }
    if (!other.isAlignedWith(fingerprint)) {
      throw new OtherSpaceException(
          "no record proves that it is aligned with %s: search and serve would refuse its questions over that one's documents"
              .formatted(encoder));
    }
  }
}
