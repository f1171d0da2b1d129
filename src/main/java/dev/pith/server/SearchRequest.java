package dev.pith.server;

import dev.pith.search.FusionMethod;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import java.util.List;

/**
 * A question that has passed every check.
 *
 * @param query not blank
 * @param encoders each once, all known; at least one, but none for a lexical search
 * @param k hits wanted from each
 * @param mode by what documents are found
 * @param fusion looked at by hybrid search only
 */
record SearchRequest(
    String query, List<String> encoders, int k, SearchMode mode, FusionMethod fusion) {
  SearchRequest {
    encoders = List.copyOf(encoders);
  }

  /** What is asked of the engine: one query for each encoder, or one for words alone. */
  List<SearchQuery> queries() {
    if (mode == SearchMode.LEXICAL) {
      return List.of(SearchQuery.lexical(query, k));
    }
    return encoders.stream()
        .map(encoder -> new SearchQuery(encoder, query, k, mode, fusion))
        .toList();
  }
}
