package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/**
 * What a cluster is asked when somebody searches by vectors.
 *
 * <p>A document of passages is as near as its nearest passage, which comes with it.
 */
final class VectorBodies {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private VectorBodies() {}

  /**
   * The nearest by the graphs of all shards.
   *
   * @param candidates how many each graph is asked for at least
   * @param isRescored whether what the graphs find is scored again by float32; equal scores are in
   *     no order then, and passages are those that the graphs take for the nearest
   */
  static ObjectNode nearest(
      VectorQuestion question, int k, int candidates, boolean isRescored, boolean withSource) {
    ObjectNode body = SearchBodies.hits(k, withSource);
    int asked = Math.min(Math.max(k, candidates), SearchBodies.MOST_HITS);
    ObjectNode query = JSON.objectNode();
    ObjectNode knn = query.putObject("knn").putObject(question.field());
    knn.set("vector", question.json());
    knn.put("k", asked);
    if (!question.filters().isEmpty()) {
      knn.set("filter", FilterJson.of(question.filters()));
    }
    if (question.ofPassages()) {
      // A graph finds one passage of each document, which need not be its nearest.
      knn.put("expand_nested_docs", true);
    }
    body.set("query", question.ofPassages() ? withPassage(query) : query);
    if (isRescored) {
      ObjectNode again = body.putObject("rescore").put("window_size", asked).putObject("query");
      again.put("query_weight", 0).put("rescore_query_weight", 1);
      again.set("rescore_query", byFloats(question));
    } else {
      SearchBodies.bestFirst(body);
    }
    return body;
  }

  /** The nearest of all that pass, by float32. */
  static ObjectNode exact(VectorQuestion question, int k, boolean withSource) {
    ObjectNode body = SearchBodies.hits(k, withSource);
    body.set("query", among(question, FilterJson.of(question.filters())));
    SearchBodies.bestFirst(body);
    return body;
  }

  /** Some documents, by float32, with what is stored of them. */
  static ObjectNode of(VectorQuestion question, Collection<String> ids) {
    ObjectNode body = SearchBodies.hits(ids.size(), true);
    ObjectNode those = JSON.objectNode();
    ArrayNode terms = those.putObject("terms").putArray(SourceFields.ID);
    ids.forEach(terms::add);
    body.set("query", among(question, those));
    return body;
  }

  private static ObjectNode among(VectorQuestion question, JsonNode filter) {
    ObjectNode query = JSON.objectNode();
    ObjectNode bool = query.putObject("bool");
    bool.putArray("filter").add(filter);
    ObjectNode scored = byFloats(question);
    bool.putArray("must").add(question.ofPassages() ? withInnerHits(scored) : scored);
    return query;
  }

  /** Documents by the inner product of their float32 vectors, or of those of their passages. */
  private static ObjectNode byFloats(VectorQuestion question) {
    ObjectNode query = JSON.objectNode();
    ObjectNode scored = query.putObject("script_score");
    scored.putObject("query").putObject("exists").put("field", question.field());
    scored
        .putObject("script")
        .put("source", "knn_score")
        .put("lang", "knn")
        .putObject("params")
        .put("field", question.field())
        .put("space_type", "innerproduct")
        .set("query_value", question.json());
    return question.ofPassages() ? best(query) : query;
  }

  private static ObjectNode best(ObjectNode ofPassages) {
    ObjectNode query = JSON.objectNode();
    query
        .putObject("nested")
        .put("path", SourceFields.PASSAGES)
        .put("score_mode", "max")
        .set("query", ofPassages);
    return query;
  }

  private static ObjectNode withPassage(ObjectNode ofPassages) {
    return withInnerHits(best(ofPassages));
  }

  private static ObjectNode withInnerHits(ObjectNode nested) {
    ObjectNode nearest = nested.withObject("/nested").putObject("inner_hits");
    nearest.put("size", 1).put("_source", false);
    nearest
        .putArray("docvalue_fields")
        .add(SourceFields.ofPassage(SourceFields.START))
        .add(SourceFields.ofPassage(SourceFields.END));
    return nested;
  }
}
