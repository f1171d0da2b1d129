package dev.pith.tune;

import java.util.List;

/** What is left when everything is struck out that another beats. */
public final class Frontier {
  private Frontier() {}

  /**
   * Those that no other dominates, in the given order. A candidate dominates another when it is
   * nowhere worse in quality, time and bytes, and better in one of them; of equals all stay.
   *
   * <p>Takes time O(n²).
   */
  public static List<Candidate> of(List<Candidate> candidates) {
    return candidates.stream()
        .filter(one -> candidates.stream().noneMatch(other -> other.dominates(one)))
        .toList();
  }
}
