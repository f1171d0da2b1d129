package dev.pith.search;

/** Where one query's time went, in nanoseconds. */
public record StageTimes(long tokenizeNanos, long encodeNanos, long searchNanos, long fetchNanos) {
  public long totalNanos() {
    return tokenizeNanos + encodeNanos + searchNanos + fetchNanos;
  }
}
