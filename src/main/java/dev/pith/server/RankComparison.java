package dev.pith.server;

import dev.pith.search.Hit;
import dev.pith.search.SearchResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the reference encoder put each document of its answer. */
final class RankComparison {
  private static final int DEPTH = 10;

  private final boolean asked;
  private final Map<String, Integer> rankOfId = new HashMap<>();

  /**
   * @param reference the reference encoder's answer, if it was asked
   */
  RankComparison(Optional<SearchResult> reference) {
    asked = reference.isPresent();
    reference.ifPresent(result -> result.hits().forEach(hit -> rankOfId.put(hit.id(), hit.rank())));
  }

  /** The reference's rank of a document, null when it is not in its answer. */
  @Nullable Integer referenceRank(String id) {
    return rankOfId.get(id);
  }

  /**
   * Share of the reference's ten best (or all, when it has fewer) among the ten best of {@code
   * result}; 1 when the reference found nothing, null when it was not asked.
   */
  @Nullable Double overlapAt10(SearchResult result) {
    if (!asked) {
      return null;
    }
    long best = rankOfId.values().stream().filter(rank -> rank <= DEPTH).count();
    long shared =
        result.hits().stream().filter(hit -> hit.rank() <= DEPTH).filter(this::isBest).count();
    return best == 0 ? 1.0 : (double) shared / best;
  }

  private boolean isBest(Hit hit) {
    return rankOfId.getOrDefault(hit.id(), Integer.MAX_VALUE) <= DEPTH;
  }
}
