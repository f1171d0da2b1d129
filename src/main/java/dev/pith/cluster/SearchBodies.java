package dev.pith.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.search.Filter;
import dev.pith.search.QueryTerms;
import java.util.List;
import java.util.Map;

/** What a cluster is asked when somebody searches. */
final class SearchBodies {
  /** A cluster tells no more of the best. */
  static final int MOST_HITS = 10_000;

  /**
   * Values are counted shard by shard; of those that so many others of a shard are more frequent
   * than, documents may be missed.
   */
  private static final int COUNTED_VALUES = 1_000;

  static final String COUNTS = "counts";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SearchBodies() {}

  /** Documents with one of the terms that pass, by BM25; equal scores by id. */
  static ObjectNode lexical(QueryTerms terms, List<Filter> filters, int k, boolean withSource) {
    ObjectNode body = hits(k, withSource);
    body.set("query", sharing(terms.counts(), filters));
    bestFirst(body);
    return body;
  }

  /**
   * What shares a word and passes. A filter scores nothing, and takes nothing from what words are
   * worth.
   */
  static ObjectNode sharing(Map<String, Integer> counts, List<Filter> filters) {
    ObjectNode query = JSON.objectNode();
    ObjectNode bool = query.putObject("bool").put("minimum_should_match", 1);
    bool.putArray("filter").add(FilterJson.of(filters));
    ArrayNode any = bool.putArray("should");
    counts.forEach(
        (term, count) ->
            any.addObject()
                .putObject("term")
                .putObject(SourceFields.WORDS)
                .put("value", term)
                .put("boost", count)
                .put("_name", term));
    return query;
  }

  /**
   * The nearest by the graphs of all shards.
   *
   * @param candidates how many each graph is asked for at least
   */
  static ObjectNode nearest(
      String field,
      float[] vector,
      List<Filter> filters,
      int k,
      int candidates,
      boolean withSource) {
    ObjectNode body = hits(k, withSource);
    ObjectNode knn = body.putObject("query").putObject("knn").putObject(field);
    knn.set("vector", array(vector));
    knn.put("k", Math.min(Math.max(k, candidates), MOST_HITS));
    if (!filters.isEmpty()) {
      knn.set("filter", FilterJson.of(filters));
    }
    bestFirst(body);
    return body;
  }

  /** The nearest of all that pass, by float32. */
  static ObjectNode exact(
      String field, float[] vector, List<Filter> filters, int k, boolean withSource) {
    ObjectNode body = hits(k, withSource);
    ObjectNode scored = body.putObject("query").putObject("script_score");
    ObjectNode bool = scored.putObject("query").putObject("bool");
    bool.putArray("filter")
        .add(FilterJson.of(filters))
        .addObject()
        .putObject("exists")
        .put("field", field);
    ObjectNode script = scored.putObject("script").put("source", "knn_score").put("lang", "knn");
    script
        .putObject("params")
        .put("field", field)
        .put("space_type", "innerproduct")
        .set("query_value", array(vector));
    bestFirst(body);
    return body;
  }

  /** How many documents have each value, the most frequent first, equal ones in their order. */
  static ObjectNode counts(ObjectNode query, String field, int most) {
    ObjectNode body = JSON.objectNode().put("size", 0);
    body.set("query", query);
    body.putObject("aggs")
        .putObject(COUNTS)
        .putObject("terms")
        .put("field", SourceFields.word(field))
        .put("size", most)
        .put("shard_size", Math.max(most, COUNTED_VALUES));
    return body;
  }

  /** One document, if it shares a word, with what each word gives. */
  static ObjectNode wordScores(Map<String, Integer> words, String id) {
    ObjectNode body = hits(1, false);
    body.set("query", sharing(words, List.of()));
    body.putObject("post_filter").putObject("term").put(SourceFields.ID, id);
    return body;
  }

  private static ObjectNode hits(int k, boolean withSource) {
    ObjectNode body = JSON.objectNode();
    body.put("size", Math.min(k, MOST_HITS)).put("track_total_hits", false);
    if (withSource) {
      body.putObject("_source").putArray("excludes").add(SourceFields.ANY_VECTOR);
    } else {
      body.put("_source", false);
    }
    return body;
  }

  private static void bestFirst(ObjectNode body) {
    body.put("track_scores", true);
    ArrayNode sort = body.putArray("sort");
    sort.addObject().put("_score", "desc");
    sort.addObject().put(SourceFields.ID, "asc");
  }

  private static ArrayNode array(float[] vector) {
    ArrayNode array = JSON.arrayNode(vector.length);
    for (float component : vector) {
      array.add(component);
    }
    return array;
  }
}
