package dev.pith.tune;

import dev.pith.evaluate.DocumentVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a search for an encoder has found.
 *
 * @param goal what was asked for
 * @param documents that the others searched when their quality was measured
 * @param measured those that may be chosen, best first; at least one
 * @param unusable those that fell out
 * @param choice one of the measured
 */
public record Tuning(
    Goal goal,
    Full full,
    DocumentVectors documents,
    List<Measured> measured,
    List<Unusable> unusable,
    Choice choice) {
  public Tuning {
    measured = List.copyOf(measured);
    unusable = List.copyOf(unusable);
  }

  /** Chooses. */
  public static Tuning of(
      Goal goal,
      Full full,
      DocumentVectors documents,
      List<Measured> measured,
      List<Unusable> unusable) {
    List<Measured> ordered =
        measured.stream()
            .sorted((a, b) -> Candidate.BEST.compare(a.candidate(), b.candidate()))
            .toList();
    Choice choice = Choice.of(goal, ordered.stream().map(Measured::candidate).toList());
    return new Tuning(goal, full, documents, ordered, unusable, choice);
  }

  /** The one that was chosen, or misses least. */
  public Measured chosen() {
    return measured.stream()
        .filter(one -> one.name().equals(choice.candidate().name()))
        .findFirst()
        .orElseThrow();
  }

  /** Names of those that nothing beats, the full encoder among what may beat them. */
  public Set<String> frontier() {
    List<Candidate> all = new ArrayList<>(List.of(full.candidate()));
    measured.forEach(one -> all.add(one.candidate()));
    return Frontier.of(all).stream().map(Candidate::name).collect(Collectors.toUnmodifiableSet());
  }
}
