package dev.pith.tune;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which encoder to take. */
public sealed interface Choice {
  /** The encoder that it is about. */
  Candidate candidate();

  /**
   * One that holds what was asked for, and is the first of those by the goal's preference.
   *
   * @param certain whether its whole interval holds
   */
  record Holds(Candidate candidate, boolean certain) implements Choice {}

  /**
   * Nothing holds.
   *
   * @param candidate the one that misses least
   */
  record NoneHolds(Candidate candidate) implements Choice {}

  /**
   * Chooses; the order of the candidates does not matter. What is chosen is on their frontier.
   *
   * @param candidates at least one, with distinct names
   */
  static Choice of(Goal goal, List<Candidate> candidates) {
    Optional<Candidate> chosen = candidates.stream().filter(goal::holds).min(goal.preference());
    if (chosen.isPresent()) {
      return new Holds(chosen.get(), goal.holdsForSure(chosen.get()));
    }
    Comparator<Candidate> nearness = goal.nearness();
    return new NoneHolds(
        candidates.stream()
            .min(nearness)
            .orElseThrow(() -> new IllegalArgumentException("there is nothing to choose from")));
  }
}
