package dev.pith.tune;

import java.util.Comparator;

/**
 * An encoder and the three things that a choice weighs.
 *
 * @param quality share of the full encoder's quality
 * @param time share of the full encoder's time for a question
 * @param bytes of the encoder's model, as it is loaded
 */
public record Candidate(String name, Share quality, Share time, long bytes) {
  /** Highest quality first. */
  static final Comparator<Candidate> BEST =
      Comparator.comparingDouble((Candidate candidate) -> candidate.quality().value()).reversed();

  /** Least time first. */
  static final Comparator<Candidate> LEAST_TIME =
      Comparator.comparingDouble(candidate -> candidate.time().value());

  /** Fewest bytes first. */
  static final Comparator<Candidate> FEWEST_BYTES = Comparator.comparingLong(Candidate::bytes);

  /** So that nothing is left to the order in which candidates came. */
  static final Comparator<Candidate> BY_NAME = Comparator.comparing(Candidate::name);

  public Candidate {
    if (bytes < 0) {
      throw new IllegalArgumentException(name + " cannot have " + bytes + " bytes");
    }
  }

  /** Whether this one is nowhere worse and somewhere better. */
  boolean dominates(Candidate other) {
    boolean nowhereWorse =
        quality.value() >= other.quality.value()
            && time.value() <= other.time.value()
            && bytes <= other.bytes;
    boolean somewhereBetter =
        quality.value() > other.quality.value()
            || time.value() < other.time.value()
            || bytes < other.bytes;
    return nowhereWorse && somewhereBetter;
  }
}
