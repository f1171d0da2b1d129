package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.search.Filter;
import dev.pith.search.QueryTerms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds the documents that share words with a query.
 *
 * @param filters only documents that pass all of them are looked at
 */
record WordSearch(ClusterIndex index, List<Filter> filters) {
  /** Words are worth the same on every shard: frequencies are asked for first. */
  static final String GLOBAL_FREQUENCIES = "&search_type=dfs_query_then_fetch";

  /**
   * At most {@code k}, best first. Words that none of them has may be misspelt; that is found out
   * only where others are like them, because it takes a way there and back.
   */
  List<FoundDocument> search(QueryTerms asked, int k, boolean withSource) {
    if (asked.counts().isEmpty()) {
      return List.of();
    }
    ObjectNode body = SearchBodies.lexical(asked, filters, k, withSource);
    ClusterSpelling.askWith(body, asked.counts().keySet());
    JsonNode answer = answer(body);
    Set<String> unseen = new HashSet<>(asked.counts().keySet());
    unseen.removeAll(seen(answer));
    if (ClusterSpelling.isDoubtful(unseen, answer)) {
      QueryTerms meant = new ClusterSpelling(index).of(asked);
      if (!meant.equals(asked)) {
        answer = answer(SearchBodies.lexical(meant, filters, k, withSource));
      }
    }
    return FoundDocument.of(answer, DoubleUnaryOperator.identity());
  }

  private JsonNode answer(ObjectNode body) {
    return index.search(GLOBAL_FREQUENCIES, body);
  }

  private static Set<String> seen(JsonNode answer) {
    Set<String> seen = new HashSet<>();
    for (JsonNode hit : answer.path("hits").path("hits")) {
      hit.path("matched_queries").forEach(term -> seen.add(term.asText()));
    }
    return seen;
  }
}
