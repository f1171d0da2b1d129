package dev.pith.evaluate;

import dev.pith.search.FusionMethod;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of the ways to search that are compared.
 *
 * @param encoder {@link SearchResult#NO_ENCODER} for words alone
 */
record SearchWay(String encoder, SearchMode mode, FusionMethod fusion) {
  /** Words first; then for each encoder its vectors, and both by each fusion. */
  static List<SearchWay> all(List<String> encoders) {
    List<SearchWay> ways = new ArrayList<>();
    ways.add(way(SearchResult.NO_ENCODER, SearchMode.LEXICAL));
    for (String encoder : encoders) {
      ways.add(way(encoder, SearchMode.VECTOR));
      for (FusionMethod fusion : FusionMethod.values()) {
        ways.add(new SearchWay(encoder, SearchMode.HYBRID, fusion));
      }
    }
    return ways;
  }

  private static SearchWay way(String encoder, SearchMode mode) {
    return new SearchWay(encoder, mode, SearchQuery.DEFAULT_FUSION);
  }

  /** "lexical", "vector", "hybrid-rrf", "hybrid-score". */
  String name() {
    String name = mode.name().toLowerCase(Locale.ROOT);
    return mode == SearchMode.HYBRID ? name + "-" + fusion.name().toLowerCase(Locale.ROOT) : name;
  }

  SearchQuery query(String text, int k) {
    return new SearchQuery(encoder, text, k, mode, fusion);
  }
}
