package dev.pith.server;

import dev.pith.search.Filter;
import dev.pith.search.FusionMethod;
import dev.pith.search.Precision;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import java.util.List;

/**
 * A question that has passed every check.
 *
 * @param query not blank
 * @param encoders each once, all known; at least one, but none for a lexical search
 * @param mode by what documents are found
 * @param fusion looked at by hybrid search only
 * @param precision not looked at by lexical search
 * @param filters what documents must be like
 * @param facets fields whose values are counted
 * @param page which of the hits are told
 */
record SearchRequest(
    String query,
    List<String> encoders,
    SearchMode mode,
    FusionMethod fusion,
    Precision precision,
    List<Filter> filters,
    List<String> facets,
    Page page) {
  SearchRequest {
    encoders = List.copyOf(encoders);
    filters = List.copyOf(filters);
    facets = List.copyOf(facets);
  }

  /**
   * Which hits are told, and how.
   *
   * @param from how many of the best are left out, those of the pages before; at least 0
   * @param k hits wanted from each encoder, at least 1
   * @param explained whether each tells what found it
   * @param highlighted whether each tells where it has words of the query
   */
  record Page(int from, int k, boolean explained, boolean highlighted) {
    /** As many must be found. */
    int depth() {
      return from + k;
    }
  }

  /** What is asked of the engine: one query for each encoder, or one for words alone. */
  List<SearchQuery> queries() {
    if (mode == SearchMode.LEXICAL) {
      return List.of(SearchQuery.lexical(query, page.depth()).filtered(filters));
    }
    return encoders.stream()
        .map(
            encoder ->
                new SearchQuery(encoder, query, page.depth(), mode, fusion, filters, precision))
        .toList();
  }
}
