package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.search.FusionMethod;
import dev.pith.search.Precision;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of {@code POST /api/search} into a question, or says in one sentence why not: 400
 * when the shape is wrong, 422 when a value is out of range.
 */
final class SearchRequestReader {
  private static final Set<String> FIELDS =
      Set.of(
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
    JsonNode root = Json.read(body);
    if (!root.isObject()) {
      throw RefusedException.shape(
          "The body must be a JSON object such as {\"query\": \"a person who teaches\"}.");
    }
    for (String field : (Iterable<String>) root::fieldNames) {
      if (!FIELDS.contains(field)) {
        throw RefusedException.shape(
            "Unknown field \"%s\"; known are query, encoders, k, from, mode, fusion, precision, filter, facets, explain and highlight."
                .formatted(RefusedException.brief(field)));
      }
    }
    SearchMode mode = MODE.read(root.get("mode"));
    return new SearchRequest(
        QueryText.read(root.get("query"), limits.queryChars()),
        encoders(root.get("encoders"), mode),
        mode,
        fusion(root.get("fusion"), mode),
        precision(root.get("precision"), mode),
        FilterReader.read(root.get("filter")),
        facets(root.get("facets")),
        new SearchRequest.Page(
            number(root.get("from"), "from", 0, 0, limits.maxFrom()),
            number(root.get("k"), "k", RequestLimits.DEFAULT_K, 1, limits.maxK()),
            flag(root.get("explain"), "explain"),
            flag(root.get("highlight"), "highlight")));
  }

  private static FusionMethod fusion(@Nullable JsonNode node, SearchMode mode) {
    FusionMethod fusion = FUSION.read(node);
    if (node != null && mode != SearchMode.HYBRID) {
      throw RefusedException.value("\"fusion\" is for mode hybrid; leave it out.");
    }
    return fusion;
  }

  private static Precision precision(@Nullable JsonNode node, SearchMode mode) {
    Precision precision = PRECISION.read(node);
    if (node != null && mode == SearchMode.LEXICAL) {
      throw RefusedException.value("Mode lexical compares no vectors; leave \"precision\" out.");
    }
    return precision;
  }

  private List<String> encoders(@Nullable JsonNode node, SearchMode mode) {
    if (node == null) {
      return mode == SearchMode.LEXICAL ? List.of() : available;
    }
    if (!node.isArray()) {
      throw RefusedException.shape("\"encoders\" must be an array of names.");
    }
    if (node.isEmpty()) {
      throw RefusedException.value(
          "\"encoders\" is empty; leave it out for all, or name some of %s.".formatted(names()));
    }
    Set<String> asked = new LinkedHashSet<>();
    for (JsonNode name : node) {
      if (!asked.add(encoder(name))) {
        throw RefusedException.value(
            "\"encoders\" names \"%s\" twice.".formatted(name.textValue()));
      }
    }
    if (mode == SearchMode.LEXICAL) {
      throw RefusedException.value("Mode lexical asks no encoder; leave \"encoders\" out.");
    }
    return new ArrayList<>(asked);
  }

  private String encoder(JsonNode node) {
    if (!node.isTextual()) {
      throw RefusedException.shape("\"encoders\" must be an array of names.");
    }
    String name = node.textValue();
    if (!available.contains(name)) {
      throw RefusedException.value(
          "There is no encoder \"%s\"; available are %s."
              .formatted(RefusedException.brief(name), names()));
    }
    return name;
  }

  private static List<String> facets(@Nullable JsonNode node) {
    List<String> fields = new ArrayList<>();
    if (node == null) {
      return fields;
    }
    if (!node.isArray()) {
      throw RefusedException.shape("\"facets\" must be an array of fields.");
    }
    if (node.size() > MOST_FACETS) {
      throw RefusedException.value("\"facets\" may name %d fields.".formatted(MOST_FACETS));
    }
    for (JsonNode field : node) {
      if (!field.isTextual()) {
        throw RefusedException.shape("\"facets\" must be an array of fields.");
      }
      fields.add(field.textValue());
    }
    return fields;
  }

  private static int number(@Nullable JsonNode node, String field, int usual, int least, int most) {
    if (node == null) {
      return usual;
    }
    if (!node.isIntegralNumber()) {
      throw RefusedException.shape("\"%s\" must be a whole number.".formatted(field));
    }
    if (!node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
      throw RefusedException.value("\"%s\" must be from %d to %d.".formatted(field, least, most));
    }
    return node.intValue();
  }

  private static boolean flag(@Nullable JsonNode node, String field) {
    if (node != null && !node.isBoolean()) {
      throw RefusedException.shape("\"%s\" must be true or false.".formatted(field));
    }
    return node != null && node.booleanValue();
  }

  private String names() {
    return String.join(", ", available);
  }
}
