package dev.pith.tune;

import java.util.Comparator;

/** What an encoder has to hold; what it does not bound is optimized. */
public sealed interface Goal {
  /** Whether the measured value is within the bound. */
  boolean holds(Candidate candidate);

  /** Whether the whole interval is; bytes have none, being counted. */
  boolean holdsForSure(Candidate candidate);

  /** The order among those that hold, first the one to choose; equal only for equal names. */
  Comparator<Candidate> preference();

  /** The order among those that do not hold, first the one that misses least. */
  Comparator<Candidate> nearness();

  /**
   * Quality no lower than this; among those that hold the least time, then the fewest bytes.
   *
   * @param share of the full encoder's, in (0, 1]
   */
  record MinQuality(double share) implements Goal {
    public MinQuality {
      Goal.requireShare(share);
    }

    @Override
    public boolean holds(Candidate candidate) {
      return candidate.quality().value() >= share;
    }

    @Override
    public boolean holdsForSure(Candidate candidate) {
      return holds(candidate) && candidate.quality().interval().low() >= share;
    }

    @Override
    public Comparator<Candidate> preference() {
      return Candidate.LEAST_TIME
          .thenComparing(Candidate.FEWEST_BYTES)
          .thenComparing(Candidate.BEST)
          .thenComparing(Candidate.BY_NAME);
    }

    @Override
    public Comparator<Candidate> nearness() {
      return Candidate.BEST.thenComparing(preference());
    }
  }

  /**
   * Time for a question no longer than this; among those that hold the best quality, then the least
   * time.
   *
   * @param share of the full encoder's, in (0, 1]
   */
  record MaxLatency(double share) implements Goal {
    public MaxLatency {
      Goal.requireShare(share);
    }

    @Override
    public boolean holds(Candidate candidate) {
      return candidate.time().value() <= share;
    }

    @Override
    public boolean holdsForSure(Candidate candidate) {
      return holds(candidate) && candidate.time().interval().high() <= share;
    }

    @Override
    public Comparator<Candidate> preference() {
      return Candidate.BEST
          .thenComparing(Candidate.LEAST_TIME)
          .thenComparing(Candidate.FEWEST_BYTES)
          .thenComparing(Candidate.BY_NAME);
    }

    @Override
    public Comparator<Candidate> nearness() {
      return Candidate.LEAST_TIME.thenComparing(preference());
    }
  }

  /**
   * No more bytes than this; among those that hold the best quality, then the least time.
   *
   * @param bytes at least 1
   */
  record MaxBytes(long bytes) implements Goal {
    public MaxBytes {
      if (bytes < 1) {
        throw new IllegalArgumentException("a model cannot have at most " + bytes + " bytes");
      }
    }

    @Override
    public boolean holds(Candidate candidate) {
      return candidate.bytes() <= bytes;
    }

    @Override
    public boolean holdsForSure(Candidate candidate) {
      return holds(candidate);
    }

    @Override
    public Comparator<Candidate> preference() {
      return Candidate.BEST
          .thenComparing(Candidate.LEAST_TIME)
          .thenComparing(Candidate.FEWEST_BYTES)
          .thenComparing(Candidate.BY_NAME);
    }

    @Override
    public Comparator<Candidate> nearness() {
      return Candidate.FEWEST_BYTES.thenComparing(preference());
    }
  }

  private static void requireShare(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a bound of " + share + " is not in (0, 1]");
    }
  }
}
