package dev.pith.server;

import dev.pith.search.FusionMethod;
import dev.pith.search.Precision;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import java.util.List;
import java.util.Optional;

/**
 * Turns the body of {@code POST /api/v1/search} into a question, or says in one sentence why not:
 * 400 when the shape is wrong, 422 when a value is out of range.
 */
final class SearchRequestReader {
  private static final List<String> FIELDS =
      List.of(
          "query",
          "encoders",
          "k",
          "from",
          "mode",
          "fusion",
          "precision",
          "filter",
          "facets",
          "explain",
          "highlight");

  private static final Choice<SearchMode> MODE = new Choice<>("mode", SearchMode.VECTOR);
  private static final Choice<FusionMethod> FUSION =
      new Choice<>("fusion", SearchQuery.DEFAULT_FUSION);
  private static final Choice<Precision> PRECISION = new Choice<>("precision", Precision.AUTOMATIC);

  static final int MOST_FACETS = 8;

  private final RequestLimits limits;
  private final List<String> available;

  SearchRequestReader(RequestLimits limits, List<String> available) {
    this.limits = limits;
    this.available = List.copyOf(available);
  }

  /**
   * @throws RefusedException when it is not a question we answer
   */
  SearchRequest read(byte[] body) {
    RequestFields fields =
        RequestFields.read(body, "{\"query\": \"a person who teaches\"}", FIELDS);
    SearchMode mode = MODE.read(fields);
    return new SearchRequest(
        QueryText.read(fields, limits.queryChars()),
        encoders(fields, mode),
        mode,
        fusion(fields, mode),
        precision(fields, mode),
        FilterReader.read(fields.at("filter")),
        facets(fields),
        new SearchRequest.Page(
            fields.wholeNumber("from", 0, 0, limits.maxFrom()),
            fields.wholeNumber("k", RequestLimits.DEFAULT_K, 1, limits.maxK()),
            fields.flag("explain"),
            fields.flag("highlight")));
  }

  private static FusionMethod fusion(RequestFields fields, SearchMode mode) {
    FusionMethod fusion = FUSION.read(fields);
    if (mode != SearchMode.HYBRID && fields.at(FUSION.field()) != null) {
      throw RefusedException.value("\"fusion\" is for mode hybrid; leave it out.");
    }
    return fusion;
  }

  private static Precision precision(RequestFields fields, SearchMode mode) {
    Precision precision = PRECISION.read(fields);
    if (mode == SearchMode.LEXICAL && fields.at(PRECISION.field()) != null) {
      throw RefusedException.value("Mode lexical compares no vectors; leave \"precision\" out.");
    }
    return precision;
  }

  private List<String> encoders(RequestFields fields, SearchMode mode) {
    Optional<List<String>> named = fields.names("encoders", available);
    if (mode != SearchMode.LEXICAL) {
      return named.orElse(available);
    }
    if (named.isPresent()) {
      throw RefusedException.value("Mode lexical asks no encoder; leave \"encoders\" out.");
    }
    return List.of();
  }

  private static List<String> facets(RequestFields fields) {
    List<String> facets = fields.texts("facets").orElse(List.of());
    if (facets.size() > MOST_FACETS) {
      throw RefusedException.value("\"facets\" may name %d fields.".formatted(MOST_FACETS));
    }
    return facets;
  }
}
