package dev.pith.search;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where one query's time went, in nanoseconds; 0 for a stage that its mode does not have.
 *
 * @param searchNanos finding the nearest vectors
 * @param lexicalNanos splitting the query into terms, and finding documents that have them
 * @param fuseNanos making one list of both
 * @param fetchNanos reading the hits' texts
 * @param rescoreNanos the part of {@code searchNanos} in which what the graph had found was scored
 *     again by float32 vectors
 */
public record StageTimes(
    long tokenizeNanos,
    long encodeNanos,
    long searchNanos,
    long lexicalNanos,
    long fuseNanos,
    long fetchNanos,
    long rescoreNanos) {
  /** Without scoring anything again. */
  public StageTimes(
      long tokenizeNanos,
      long encodeNanos,
      long searchNanos,
      long lexicalNanos,
      long fuseNanos,
      long fetchNanos) {
    this(tokenizeNanos, encodeNanos, searchNanos, lexicalNanos, fuseNanos, fetchNanos, 0);
  }

  /** Of a search by vectors. */
  public StageTimes(long tokenizeNanos, long encodeNanos, long searchNanos, long fetchNanos) {
    this(tokenizeNanos, encodeNanos, searchNanos, 0, 0, fetchNanos);
  }

  /** The stages that {@code mode} has, by name, in the order in which they run. */
  public Map<String, Long> nanosByStage(SearchMode mode) {
    Map<String, Long> stages = new LinkedHashMap<>();
    if (mode != SearchMode.LEXICAL) {
      stages.put("tokenize", tokenizeNanos);
      stages.put("encode", encodeNanos);
      stages.put("search", searchNanos);
    }
    if (mode != SearchMode.VECTOR) {
      stages.put("lexical", lexicalNanos);
    }
    if (mode == SearchMode.HYBRID) {
      stages.put("fuse", fuseNanos);
    }
    stages.put("fetch", fetchNanos);
    return stages;
  }

  public long totalNanos() {
    return tokenizeNanos + encodeNanos + searchNanos + lexicalNanos + fuseNanos + fetchNanos;
  }
}
