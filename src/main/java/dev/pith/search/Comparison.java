package dev.pith.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers of several encoders to one query, against that of the reference.
 *
 * @param reference the answer that the others are compared with
 * @param others in the order in which they were given
 */
public record Comparison(SearchResult reference, List<Against> others) {
  private static final int OVERLAP_DEPTH = 10;

  public Comparison {
    others = List.copyOf(others);
  }

  /**
   * Compares all answers with the first.
   *
   * @param results at least one, all to the same query and with the same k
   */
  public static Comparison of(List<SearchResult> results) {
    if (results.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs the reference's answer");
    }
    SearchResult reference = results.getFirst();
    return new Comparison(
        reference,
        results.stream().skip(1).map(result -> Against.compare(reference, result)).toList());
  }

  /**
   * One answer against the reference's.
   *
   * @param result the answer
   * @param overlapAt10 share of the ten best that both have, 0 to 1; where both found fewer than
   *     ten, of so many; 1 when neither found anything
   * @param rankBiasedOverlap how alike the two are from the top down, all hits of both, 0 to 1; see
   *     {@link RankBiasedOverlap}
   * @param referenceRanks for each hit, in order, its rank in the reference's answer; empty when it
   *     is not in that
   */
  public record Against(
      SearchResult result,
      double overlapAt10,
      double rankBiasedOverlap,
      List<OptionalInt> referenceRanks) {
    public Against {
      referenceRanks = List.copyOf(referenceRanks);
    }

    static Against compare(SearchResult reference, SearchResult result) {
      Map<String, Integer> ranks = new HashMap<>();
      reference.hits().forEach(hit -> ranks.put(hit.id(), hit.rank()));
      List<OptionalInt> referenceRanks =
          result.hits().stream()
              .map(hit -> ranks.get(hit.id()))
              .map(rank -> rank == null ? OptionalInt.empty() : OptionalInt.of(rank))
              .toList();
      return new Against(
          result,
          overlap(best(reference), best(result)),
          RankBiasedOverlap.of(ids(reference), ids(result)),
          referenceRanks);
    }

    private static List<String> ids(SearchResult result) {
      return result.hits().stream().map(Hit::id).toList();
    }

    private static Set<String> best(SearchResult result) {
      return result.hits().stream().limit(OVERLAP_DEPTH).map(Hit::id).collect(Collectors.toSet());
    }
  }

  /** Share of the larger that both have; 1 when both are empty. */
  static double overlap(Set<String> one, Set<String> other) {
    int found = Math.max(one.size(), other.size());
    Set<String> shared = new HashSet<>(one);
    shared.retainAll(other);
    return found == 0 ? 1 : (double) shared.size() / found;
  }
}
