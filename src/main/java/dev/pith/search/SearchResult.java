package dev.pith.search;

import java.util.List;

/**
 * The answer to one query, of one encoder or of none.
 *
 * @param encoder the encoder's name, or {@link #NO_ENCODER}
 * @param answeredBy the encoder whose answer it is: the same, but of an {@link AdaptiveSearch}
 * @param hits best first
 * @param times where the time went, all encoders' that were tried together
 * @param tokens tokens of the query as encoded, the special ones included; of a lexical search, the
 *     terms searched for
 * @param truncated whether the query was cut
 */
public record SearchResult(
    String encoder,
    String answeredBy,
    List<Hit> hits,
    StageTimes times,
    int tokens,
    boolean truncated) {
  /** Stands for the encoder in the answer of a lexical search, which asks none. */
  public static final String NO_ENCODER = "lexical";

  public SearchResult {
    hits = List.copyOf(hits);
  }

  /** Of the encoder that was asked. */
  public SearchResult(
      String encoder, List<Hit> hits, StageTimes times, int tokens, boolean truncated) {
    this(encoder, encoder, hits, times, tokens, truncated);
  }
}
