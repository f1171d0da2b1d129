package dev.pith.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.search.Hit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer: documents with their scores.
 *
 * @param scores by id, best first
 */
record Ranking(Map<String, Float> scores) {
  /**
   * Sums of floats differ in their last bits with the order of the summands, which is another one
   * in compiled code than in interpreted code.
   */
  private static final float ROUNDING = 1e-4f;

  static Ranking of(List<Hit> hits) {
    Map<String, Float> scores = new LinkedHashMap<>();
    hits.forEach(hit -> scores.put(hit.id(), hit.score()));
    return new Ranking(scores);
  }

  /**
   * @param result what {@code POST /api/search} tells of one encoder
   */
  static Ranking of(JsonNode result) {
    Map<String, Float> scores = new LinkedHashMap<>();
    result
        .get("hits")
        .forEach(hit -> scores.put(hit.get("id").asText(), (float) hit.get("score").asDouble()));
    return new Ranking(scores);
  }

  /** Whether it is the same answer, but for the rounding of scores. */
  boolean isLike(Ranking other) {
    return scores.size() == other.scores.size() && isWithin(other) && other.isWithin(this);
  }

  /** One that the other has not must be as good as its last. */
  private boolean isWithin(Ranking other) {
    float last = other.scores.values().stream().min(Float::compare).orElse(0f);
    return scores.entrySet().stream()
        .allMatch(
            one ->
                Math.abs(one.getValue() - other.scores.getOrDefault(one.getKey(), last))
                    < ROUNDING);
  }
}
