package dev.pith.search;

import java.util.List;

/**
 * The answer of one encoder to one query.
 *
 * @param encoder the encoder's name
 * @param hits best first
 * @param times where the time went
 * @param tokens tokens of the query as encoded, the special ones included
 * @param truncated whether the query was cut
 */
public record SearchResult(
    String encoder, List<Hit> hits, StageTimes times, int tokens, boolean truncated) {
  public SearchResult {
    hits = List.copyOf(hits);
  }
}
