package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/**
 * What a cluster is asked when somebody searches by vectors.
 *
 * <p>A document of passages is as near as its nearest passage, which comes with its source.
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
    body.set("query", asked(question, query, withSource));
    if (isRescored) {
      ObjectNode again = body.putObject("rescore").put("window_size", asked).putObject("query");
      again.put("query_weight", 0).put("rescore_query_weight", 1);
      again.set("rescore_query", asked(question, byFloats(question), false));
    } else {
      SearchBodies.bestFirst(body);
    }
    return body;
  }

  /** The nearest of all that pass, by float32. */
  static ObjectNode exact(VectorQuestion question, int k, boolean withSource) {
    ObjectNode body = SearchBodies.hits(k, withSource);
    body.set("query", among(question, FilterJson.of(question.filters()), withSource));
    SearchBodies.bestFirst(body);
    return body;
  }

  /** Some documents, by float32, with what is stored of them. */
  static ObjectNode of(VectorQuestion question, Collection<String> ids) {
    ObjectNode body = SearchBodies.hits(ids.size(), true);
    ObjectNode those = JSON.objectNode();
    ArrayNode terms = those.putObject("terms").putArray(SourceFields.ID);
    ids.forEach(terms::add);
    body.set("query", among(question, those, true));
    return body;
  }

  private static ObjectNode among(VectorQuestion question, JsonNode filter, boolean withSource) {
    ObjectNode query = JSON.objectNode();
    ObjectNode bool = query.putObject("bool");
    bool.putArray("filter").add(filter);
    bool.putArray("must").add(asked(question, byFloats(question), withSource));
    return query;
  }

  /**
   * Documents, by what is asked of vectors.
   *
   * @param query of documents, or of passages
   */
  private static ObjectNode asked(VectorQuestion question, ObjectNode query, boolean withPassage) {
    if (!question.ofPassages()) {
      return query;
    }
    ObjectNode documents = byNearest(query);
    if (withPassage) {
      tellPassage(documents.withObject("/nested").putObject("inner_hits"));
    }
    return documents;
  }

  /** Documents, or passages, by the inner product of their float32 vectors. */
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
    return query;
  }

  private static ObjectNode byNearest(ObjectNode passages) {
    ObjectNode query = JSON.objectNode();
    query
        .putObject("nested")
        .put("path", SourceFields.PASSAGES)
        .put("score_mode", "max")
        .set("query", passages);
    return query;
  }

  private static void tellPassage(ObjectNode nearest) {
    nearest.put("size", 1).put("_source", false);
    nearest
        .putArray("docvalue_fields")
        .add(SourceFields.ofPassage(SourceFields.START))
        .add(SourceFields.ofPassage(SourceFields.END));
  }
}
