package dev.pith.search;

import org.jspecify.annotations.Nullable;

/**
 * Why a document is among the hits.
 *
 * @param vector where the search by vectors has it; null when that did not find it, or was not made
 * @param lexical where the search by words has it; null likewise
 */
public record Evidence(@Nullable Found vector, @Nullable Found lexical) {
  public static final Evidence NONE = new Evidence(null, null);

  /**
   * A place in one list.
   *
   * @param rank 1 for the best
   * @param score cosine or BM25
   */
  public record Found(int rank, float score) {}
}
