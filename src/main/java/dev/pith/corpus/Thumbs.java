package dev.pith.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has been said of documents for queries: of each pair the last word, nothing where that took
 * it back. In the order in which queries and documents were first judged. Safe for use by many
 * threads at once.
 */
public final class Thumbs {
  private final Map<String, Map<String, Thumb>> byQuery = new LinkedHashMap<>();
  private int size;

  Thumbs() {}

  /** Texts of the queries for which something is said. */
  public synchronized List<String> queries() {
    return List.copyOf(byQuery.keySet());
  }

  /** What is said for a query, whatever blanks are around it. */
  public synchronized List<Thumb> of(String query) {
    return List.copyOf(byQuery.getOrDefault(Thumb.question(query), Map.of()).values());
  }

  /** Pairs of query and document of which something is said. */
  public synchronized int size() {
    return size;
  }

  /** Queries for which something is said. */
  public synchronized int queryCount() {
    return byQuery.size();
  }

  /** Queries with a relevant document, which are those that something can be measured by. */
  public synchronized int questionCount() {
    return (int)
        byQuery.values().stream()
            .filter(
                thumbs ->
                    thumbs.values().stream().anyMatch(thumb -> thumb.verdict() == Verdict.RELEVANT))
            .count();
  }

  synchronized List<Thumb> all() {
    List<Thumb> all = new ArrayList<>();
    byQuery.values().forEach(thumbs -> all.addAll(thumbs.values()));
    return all;
  }

  /** The last word on the pair of a thumb. */
  synchronized Verdict lastWord(Thumb thumb) {
    Thumb last = byQuery.getOrDefault(thumb.query(), Map.of()).get(thumb.document());
    return last == null ? Verdict.WITHDRAWN : last.verdict();
  }

  /** Makes it the last word on its pair. */
  synchronized void put(Thumb thumb) {
    Map<String, Thumb> thumbs =
        byQuery.computeIfAbsent(thumb.query(), none -> new LinkedHashMap<>());
    size -= thumbs.size();
    if (thumb.verdict() == Verdict.WITHDRAWN) {
      thumbs.remove(thumb.document());
    } else {
      thumbs.put(thumb.document(), thumb);
    }
    size += thumbs.size();
    if (thumbs.isEmpty()) {
      byQuery.remove(thumb.query());
    }
  }
}
