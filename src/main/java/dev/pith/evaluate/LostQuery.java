package dev.pith.evaluate;

import java.util.List;

/**
 * A query that an encoder answers worse than the reference does, with both answers.
 *
 * @param text what was asked
 * @param referenceNdcgAt10 the reference's
 * @param ndcgAt10 the encoder's, below the reference's
 * @param reference the reference's first {@value #LISTED}, best first
 * @param results the encoder's
 */
public record LostQuery(
    String queryId,
    String text,
    double referenceNdcgAt10,
    double ndcgAt10,
    List<Listed> reference,
    List<Listed> results) {
  /** How many are told of an encoder at most. */
  public static final int TOLD = 20;

  /** How many documents of an answer are told. */
  public static final int LISTED = 10;

  public LostQuery {
    reference = List.copyOf(reference);
    results = List.copyOf(results);
  }

  /** nDCG@10 that was lost, above 0. */
  public double loss() {
    return referenceNdcgAt10 - ndcgAt10;
  }

  /**
   * A document of an answer.
   *
   * @param title its title, or the beginning of its text where it has none
   * @param gain what people judged it to be worth; above 0 when it is relevant, 0 when nobody has
   *     judged it
   */
  public record Listed(String id, String title, int gain) {}
}
