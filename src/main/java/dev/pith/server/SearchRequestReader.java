package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HttpStatus;
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
  private static final Set<String> FIELDS = Set.of("query", "encoders", "k");

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
      throw shape("The body must be a JSON object such as {\"query\": \"a person who teaches\"}.");
    }
    for (String field : (Iterable<String>) root::fieldNames) {
      if (!FIELDS.contains(field)) {
        throw shape(
            "Unknown field \"%s\"; known are query, encoders and k.".formatted(brief(field)));
      }
    }
    return new SearchRequest(
        query(root.get("query")), encoders(root.get("encoders")), k(root.get("k")));
  }

  private String query(@Nullable JsonNode node) {
    if (node == null) {
      throw value("\"query\" is missing; give the text to search for.");
    }
    if (!node.isTextual()) {
      throw shape("\"query\" must be a string.");
    }
    String query = node.textValue();
    if (query.isBlank()) {
      throw value("\"query\" is blank; give the text to search for.");
    }
    if (query.length() > limits.queryChars()) {
      throw value(
          "\"query\" has %d characters; at most %d are allowed."
              .formatted(query.length(), limits.queryChars()));
    }
    if (hasLoneSurrogate(query)) {
      throw value("\"query\" holds half a surrogate pair, which is no character.");
    }
    return query;
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private List<String> encoders(@Nullable JsonNode node) {
    if (node == null) {
      return available;
    }
    if (!node.isArray()) {
      throw shape("\"encoders\" must be an array of names.");
    }
    if (node.isEmpty()) {
      throw value(
          "\"encoders\" is empty; leave it out for all, or name some of %s.".formatted(names()));
    }
    Set<String> asked = new LinkedHashSet<>();
    for (JsonNode name : node) {
      if (!asked.add(encoder(name))) {
        throw value("\"encoders\" names \"%s\" twice.".formatted(name.textValue()));
      }
    }
    return new ArrayList<>(asked);
  }

  private String encoder(JsonNode node) {
    if (!node.isTextual()) {
      throw shape("\"encoders\" must be an array of names.");
    }
    String name = node.textValue();
    if (!available.contains(name)) {
      throw value("There is no encoder \"%s\"; available are %s.".formatted(brief(name), names()));
    }
    return name;
  }

  private int k(@Nullable JsonNode node) {
    if (node == null) {
      return RequestLimits.DEFAULT_K;
    }
    if (!node.isIntegralNumber()) {
      throw shape("\"k\" must be a whole number.");
    }
    if (!node.canConvertToInt() || node.intValue() < 1 || node.intValue() > limits.maxK()) {
      throw value("\"k\" must be from 1 to %d.".formatted(limits.maxK()));
    }
    return node.intValue();
  }

  private String names() {
    return String.join(", ", available);
  }

  private static String brief(String text) {
    int longest = 40;
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }

  private static RefusedException shape(String detail) {
    return new RefusedException(HttpStatus.BAD_REQUEST, detail);
  }

  private static RefusedException value(String detail) {
    return new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT, detail);
  }
}
