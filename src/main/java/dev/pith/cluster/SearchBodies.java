package dev.pith.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.search.Filter;
import dev.pith.search.QueryTerms;
import java.util.List;
import java.util.Map;

/** What a cluster is asked when somebody searches by words. */
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
   * What shares a word and passes: title and text are scored as the one passage they are, as in an
   * index on a disk. A filter scores nothing, and takes nothing from what words are worth.
   */
  static ObjectNode sharing(Map<String, Integer> counts, List<Filter> filters) {
    ObjectNode query = JSON.objectNode();
    ObjectNode bool = query.putObject("bool").put("minimum_should_match", 1);
    bool.putArray("filter").add(FilterJson.of(filters));
    ArrayNode any = bool.putArray("should");
    counts.forEach(
        (term, count) ->
            any.addObject()
                .putObject("combined_fields")
                .put("query", term)
                .put("boost", count)
                .put("_name", term)
                .putArray("fields")
                .add(SourceFields.TITLE)
                .add(SourceFields.TEXT));
    return query;
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

  /** At most so many of the best. */
  static ObjectNode hits(int k, boolean withSource) {
    ObjectNode body = JSON.objectNode();
    body.put("size", Math.min(k, MOST_HITS)).put("track_total_hits", false);
    body.put("_source", withSource);
    return body;
  }

  /** Equal scores by id. */
  static void bestFirst(ObjectNode body) {
    body.put("track_scores", true);
    ArrayNode sort = body.putArray("sort");
    sort.addObject().put("_score", "desc");
    sort.addObject().put(SourceFields.ID, "asc");
  }
}
