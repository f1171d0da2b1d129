package dev.pith.corpus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which documents are relevant to which query, and how much. Immutable; keeps the order of its
 * file.
 *
 * @param gains query id to document id to gain; a gain is 0 (judged, not relevant) or more
 */
public record Judgements(Map<String, Map<String, Integer>> gains) {
  public Judgements {
    Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
    gains.forEach(
        (query, documents) ->
            copy.put(query, Collections.unmodifiableMap(new LinkedHashMap<>(documents))));
    gains = Collections.unmodifiableMap(copy);
  }

  /** Whether a file of judgements can hold this id: tabs and ends of lines are what parts them. */
  public static boolean canName(String id) {
    return !id.isBlank() && id.chars().noneMatch(c -> c == '\t' || c == '\n' || c == '\r');
  }

  public Set<String> queryIds() {
    return gains.keySet();
  }

  /** Document id to gain; empty for a query nobody judged. */
  public Map<String, Integer> of(String queryId) {
    return gains.getOrDefault(queryId, Map.of());
  }

  /** Judged pairs of query and document. */
  public int size() {
    return gains.values().stream().mapToInt(Map::size).sum();
  }
}
