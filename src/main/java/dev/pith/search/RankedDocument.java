package dev.pith.search;

import java.util.Comparator;

/**
 * A document in a ranked list.
 *
 * @param id unique in its list
 * @param score the higher the better, on the scale of whoever made the list; a number
 */
public record RankedDocument(String id, double score) {
  /** By score; equal scores by id, so that an order never depends on where it comes from. */
  public static final Comparator<RankedDocument> BEST_FIRST =
      Comparator.comparingDouble(RankedDocument::score)
          .reversed()
          .thenComparing(RankedDocument::id);

  public RankedDocument {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("document %s has no number as its score".formatted(id));
    }
  }
}
