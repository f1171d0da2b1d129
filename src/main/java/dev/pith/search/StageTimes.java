package dev.pith.search;

/**
 * Where one query's time went, in nanoseconds; 0 for a stage that its mode does not have.
 *
 * @param searchNanos finding the nearest vectors
 * @param lexicalNanos splitting the query into terms, and finding documents that have them
 * @param fuseNanos making one list of both
 * @param fetchNanos reading the hits' texts
 */
public record StageTimes(
    long tokenizeNanos,
    long encodeNanos,
    long searchNanos,
    long lexicalNanos,
    long fuseNanos,
    long fetchNanos) {
  /** Of a search by vectors. */
  public StageTimes(long tokenizeNanos, long encodeNanos, long searchNanos, long fetchNanos) {
    this(tokenizeNanos, encodeNanos, searchNanos, 0, 0, fetchNanos);
  }

  public long totalNanos() {
    return tokenizeNanos + encodeNanos + searchNanos + lexicalNanos + fuseNanos + fetchNanos;
  }
}
