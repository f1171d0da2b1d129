package dev.pith.index;

import java.util.Optional;

/**
 * How vectors of an index compare with those that the encoder makes of the same documents now.
 *
 * @param field whose vectors
 * @param documents how many were embedded again
 * @param lowestCosine of all of them; 1 when there are none
 * @param lowestId of the document with that cosine; empty when there are none
 */
public record VectorCheck(VectorField field, int documents, double lowestCosine, String lowestId) {
  /**
   * The same text gives cosine 0.9999 or more; what the graph sees in fewer bits is not compared.
   */
  private static final double LEAST_COSINE = 0.999;

  Optional<String> problem() {
    // Written so that NaN is one too.
    return lowestCosine >= LEAST_COSINE
        ? Optional.empty()
        : Optional.of(
            "%s: the vector of document '%s' is not what the encoder makes of it (cosine %.4f)"
                .formatted(field, lowestId, lowestCosine));
  }
}
