package dev.pith.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How near the vectors of one encoder come to those of another, on texts that the first was not
 * made with. Cosines are of the two vectors of one text, in either role.
 *
 * @param leastCosine of all texts, -1 to 1
 * @param cosineAt1Percent one text in a hundred has less
 * @param cosineAt10Percent one text in ten has less
 * @param medianCosine the middle one
 * @param meanCosine over all texts
 * @param agreementAt10 of the ten documents that the other encoder finds for its own question, the
 *     share that it finds for this one's question too; mean over the questions, 0 to 1
 */
public record Closeness(
    @JsonProperty(required = true) double leastCosine,
    @JsonProperty(required = true) double cosineAt1Percent,
    @JsonProperty(required = true) double cosineAt10Percent,
    @JsonProperty(required = true) double medianCosine,
    @JsonProperty(required = true) double meanCosine,
    @JsonProperty(required = true) double agreementAt10) {
  /**
   * Below, a text's two vectors are not in one place. The coarsest encoders that are of use, a
   * vector for each token, have 0.82 of their source; strangers of the same length have 0.24 or,
   * where both crowd into a corner of their space, 0.45.
   */
  public static final double LEAST_MEDIAN_COSINE = 0.6;

  /**
   * Below, most of what is found is not what the other encoder would have found. Of 160 documents,
   * those have 0.68 and strangers 0.30 to 0.36: a cosine alone, or an agreement alone, tells less.
   */
  public static final double LEAST_AGREEMENT = 0.5;

  public Closeness {
    requireOrder(-1, leastCosine, cosineAt1Percent, cosineAt10Percent, medianCosine, 1);
    requireOrder(leastCosine, meanCosine, 1);
    requireOrder(0, agreementAt10, 1);
  }

  private static void requireOrder(double... rising) {
    for (int i = 1; i < rising.length; i++) {
      if (!(rising[i - 1] <= rising[i])) {
        throw new IllegalArgumentException(
            "%s behind %s: the figures do not rise".formatted(rising[i], rising[i - 1]));
      }
    }
  }

  /** Whether questions may be asked over the other encoder's documents. */
  public boolean suffices() {
    return medianCosine >= LEAST_MEDIAN_COSINE && agreementAt10 >= LEAST_AGREEMENT;
  }

  /** What {@link #suffices} asks for, as people read it. */
  public static String needed() {
    return "a median cosine of %.2f and %.0f %% of the first ten are needed"
        .formatted(LEAST_MEDIAN_COSINE, 100 * LEAST_AGREEMENT);
  }

  @Override
  public String toString() {
    return "median cosine %.3f, least %.3f, %.0f %% of the first ten"
        .formatted(medianCosine, leastCosine, 100 * agreementAt10);
  }
}
