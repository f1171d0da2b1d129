package dev.pith.search;

import java.util.List;

/**
 * The answer to one query, of one encoder or of none.
 *
 * @param encoder the encoder's name, or {@link #NO_ENCODER}
 * @param hits best first
 * @param times where the time went
 * @param tokens tokens of the query as encoded, the special ones included; of a lexical search, the
 *     terms searched for
 * @param truncated whether the query was cut
 */
public record SearchResult(
    String encoder, List<Hit> hits, StageTimes times, int tokens, boolean truncated) {
  /** Stands for the encoder in the answer of a lexical search, which asks none. */
  public static final String NO_ENCODER = "lexical";

  public SearchResult {
    hits = List.copyOf(hits);
  }
}
