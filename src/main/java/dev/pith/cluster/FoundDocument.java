package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.search.Passage;
import dev.pith.search.RankedDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A document that a search has found.
 *
 * @param score cosine of query and document, BM25, or what a fusion made of both
 * @param source what is stored of it, or nothing
 * @param passage the nearest to the query, if there are any and that was asked for
 */
record FoundDocument(String id, float score, JsonNode source, @Nullable Passage passage) {
  /** Best first; equal scores by id. */
  private static final Comparator<FoundDocument> BEST_FIRST =
      Comparator.comparingDouble(FoundDocument::score).reversed().thenComparing(FoundDocument::id);

  /**
   * Reads an answer.
   *
   * @param score of the cluster's
   */
  static List<FoundDocument> of(JsonNode answer, DoubleUnaryOperator score) {
    List<FoundDocument> found = new ArrayList<>();
    for (JsonNode hit : answer.path("hits").path("hits")) {
      found.add(
          new FoundDocument(
              hit.path("_id").asText(),
              (float) score.applyAsDouble(hit.path("_score").asDouble()),
              hit.path("_source"),
              passage(hit.path("inner_hits").path(SourceFields.PASSAGES))));
    }
    found.sort(BEST_FIRST);
    return found;
  }

  private static @Nullable Passage passage(JsonNode passages) {
    JsonNode nearest = passages.path("hits").path("hits").path(0);
    return nearest.isMissingNode()
        ? null
        : new Passage(
            place(nearest, SourceFields.START),
            place(nearest, SourceFields.END),
            (float) cosine(nearest.path("_score").asDouble()));
  }

  private static int place(JsonNode passage, String name) {
    return passage.path("fields").path(SourceFields.ofPassage(name)).path(0).asInt();
  }

  /** The same with another score. */
  FoundDocument scored(float other) {
    return new FoundDocument(id, other, source, passage);
  }

  /** Turns Lucene's score of an inner product, 1 + p or 1 / (1 - p), back; p is a cosine. */
  static double cosine(double score) {
    double product = score >= 1 ? score - 1 : score <= 0 ? -1 : 1 - 1 / score;
    return Math.clamp(product, -1, 1);
  }

  RankedDocument ranked() {
    return new RankedDocument(id, score);
  }
}
