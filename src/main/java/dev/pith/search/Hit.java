package dev.pith.search;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One document of an answer.
 *
 * @param rank 1 for the best
 * @param id the document's id in its collection
 * @param title may be empty
 * @param text may be empty
 * @param metadata what the collection says of it beside, by field: a list of strings or a {@code
 *     Double}
 * @param score the higher the better; the cosine of query and document, -1 to 1, of a vector
 *     search, BM25 of a lexical one, and what the fusion made of both of a hybrid one
 * @param evidence which search found it where
 * @param passage the part of the text that is nearest to the query; null unless vectors were
 *     searched and the index has passages
 */
public record Hit(
    int rank,
    String id,
    String title,
    String text,
    SortedMap<String, Object> metadata,
    float score,
    Evidence evidence,
    @Nullable Passage passage) {
  public Hit {
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }

  /** Without metadata, evidence and a passage. */
  public Hit(int rank, String id, String title, String text, float score) {
    this(rank, id, title, text, Collections.emptySortedMap(), score, Evidence.NONE, null);
  }
}
