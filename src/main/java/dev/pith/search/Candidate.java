package dev.pith.search;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A document that may be among the hits.
 *
 * @param doc its number in the searcher that found it
 * @param id its id in its collection
 * @param score cosine of query and document, BM25, or what a fusion made of both
 * @param passage the nearest to the query, if its passages were compared
 */
record Candidate(int doc, String id, float score, @Nullable Passage passage) {
  /** Best first; equal scores by id, so that an answer does not depend on the order of storing. */
  static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id);

  Candidate(int doc, String id, float score) {
    this(doc, id, score, null);
  }

  /** The same with its passage. */
  Candidate with(@Nullable Passage nearest) {
    return new Candidate(doc, id, score, nearest);
  }

  /** The same with another score. */
  Candidate scored(float other) {
    return new Candidate(doc, id, other, passage);
  }

  /** Turns Lucene's dot product score, (1 + cosine) / 2, back. */
  static Candidate ofCosine(int doc, String id, float luceneScore) {
    return new Candidate(doc, id, Math.clamp(2 * luceneScore - 1, -1f, 1f));
  }
}
