package dev.pith.evaluate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A document and what a query gave it.
 *
 * @param id the document's id in its collection
 * @param score the higher the better; a number
 */
public record ScoredDocument(String id, float score) {
  /**
   * trec_eval's order: score descending, then id descending. Ids compare as unsigned UTF-8 bytes,
   * as {@code strcmp} does, so "9" comes before "10".
   */
  public static final Comparator<ScoredDocument> BEST_FIRST =
      Comparator.comparing(ScoredDocument::score, Comparator.reverseOrder())
          .thenComparing(ScoredDocument::id, ScoredDocument::compareIdsDescending);

  public ScoredDocument {
    if (Float.isNaN(score)) {
      throw new IllegalArgumentException("document " + id + " has no number as its score");
    }
    // -0 and 0 are one score to trec_eval, but two to Float.compare.
    score = score + 0.0f;
  }

  /** The ids of {@code documents}, best first, whatever order they come in. */
  public static List<String> ranking(List<ScoredDocument> documents) {
    return documents.stream().sorted(BEST_FIRST).map(ScoredDocument::id).toList();
  }

  static int compareIdsDescending(String a, String b) {
    return Arrays.compareUnsigned(
        b.getBytes(StandardCharsets.UTF_8), a.getBytes(StandardCharsets.UTF_8));
  }
}
