package dev.pith.server;

import dev.pith.search.SearchEngine;
import org.jspecify.annotations.Nullable;

/**
 * What the page and the API tell of an encoder that searches another one's documents, as it is on
 * record.
 *
 * @param texts held-out documents that were searched, and questions asked
 * @param medianCosine of its vectors and that one's, over those texts
 * @param leastCosine the lowest of them
 * @param agreementAt10 the share of that one's first ten documents that it finds too
 */
public record AlignmentFacts(
    int texts, double medianCosine, double leastCosine, double agreementAt10) {
  /** Of an encoder of {@code engine}; null where it searches its own documents. */
  public static @Nullable AlignmentFacts of(SearchEngine engine, String encoder) {
    return engine
        .alignment(encoder)
        .map(
            record ->
                new AlignmentFacts(
                    record.texts(),
                    record.closeness().medianCosine(),
                    record.closeness().leastCosine(),
                    record.closeness().agreementAt10()))
        .orElse(null);
  }
}
