package dev.pith.search;

import java.util.Comparator;

/**
 * A document that may be among the hits.
 *
 * @param doc its number in the searcher that found it
 * @param id its id in its collection
 * @param score cosine of query and document, BM25, or what a fusion made of both
 */
record Candidate(int doc, String id, float score) {
  /** Best first; equal scores by id, so that an answer does not depend on the order of storing. */
  static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id);

  /** Turns Lucene's dot product score, (1 + cosine) / 2, back. */
  static Candidate ofCosine(int doc, String id, float luceneScore) {
    return new Candidate(doc, id, Math.clamp(2 * luceneScore - 1, -1f, 1f));
  }
}
