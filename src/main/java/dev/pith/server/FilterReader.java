package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.search.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what documents must be like.
 *
 * <pre>
 *   {"language": "en"}   {"language": ["en", "de"]}   {"year": 1999}
 *   {"year": {"from": 1990, "to": 1999}}   {"day": {"from": "2026-11-01"}}
 * </pre>
 */
final class FilterReader {
  private static final int MOST_FIELDS = 16;
  private static final int MOST_VALUES = 256;
  private static final Set<String> ENDS = Set.of("from", "to");

  private FilterReader() {}

  static List<Filter> read(@Nullable JsonNode node) {
    if (node == null) {
      return List.of();
    }
    if (!node.isObject()) {
      throw RefusedException.shape("\"filter\" must be an object such as {\"language\": \"en\"}.");
    }
    if (node.size() > MOST_FIELDS) {
      throw RefusedException.value("\"filter\" may name %d fields.".formatted(MOST_FIELDS));
    }
    List<Filter> filters = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      filters.add(filter(field.getKey(), field.getValue()));
    }
    return filters;
  }

  private static Filter filter(String field, JsonNode node) {
    if (node.isObject()) {
      return range(field, node);
    }
    List<String> values = new ArrayList<>();
    if (node.isArray()) {
      if (node.isEmpty() || node.size() > MOST_VALUES) {
        throw RefusedException.value(
            "A filter may list from 1 to %d values.".formatted(MOST_VALUES));
      }
      node.forEach(each -> values.add(value(field, each)));
    } else {
      values.add(value(field, node));
    }
    return new Filter.AnyOf(field, values);
  }

  private static Filter range(String field, JsonNode node) {
    for (Map.Entry<String, JsonNode> end : node.properties()) {
      if (!ENDS.contains(end.getKey())) {
        throw RefusedException.shape(
            "The filter of \"%s\" has an end \"%s\"; known are from and to."
                .formatted(RefusedException.brief(field), RefusedException.brief(end.getKey())));
      }
    }
    if (node.isEmpty()) {
      throw RefusedException.value(
          "The filter of \"%s\" needs from, to or both.".formatted(RefusedException.brief(field)));
    }
    return new Filter.Range(field, end(field, node.get("from")), end(field, node.get("to")));
  }

  private static @Nullable String end(String field, @Nullable JsonNode node) {
    return node == null ? null : value(field, node);
  }

  private static String value(String field, JsonNode node) {
    if (!node.isTextual() && !node.isNumber() && !node.isBoolean()) {
      throw RefusedException.shape(
          "The filter of \"%s\" must hold strings or numbers."
              .formatted(RefusedException.brief(field)));
    }
    return node.asText();
  }
}
