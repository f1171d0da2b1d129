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
   * @throws OtherSpaceException when the encoder was not made to come close to them, or its vectors
   *     have another length
   */
  void require(Encoder other) {
    boolean near =
        other.fingerprint().equals(fingerprint)
            || other.approximates().filter(fingerprint::equals).isPresent();
    if (!near) {
      throw new OtherSpaceException(
          "its lineage does not say that it approximates %s; make it again from that one"
              .formatted(encoder));
    }
    if (other.dimension() != dimension) {
      throw new OtherSpaceException(
          "its vectors have %d dimensions and those of %s %d: its questions cannot be compared with that one's documents"
              .formatted(other.dimension(), encoder, dimension));
    }
  }
}
