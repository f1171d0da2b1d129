package dev.pith.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Holds a document against a JSON Schema, as far as ours goes: type, const, enum, properties,
 * required, additionalProperties, items, minItems, maxItems, minLength, minimum, exclusiveMinimum,
 * anyOf and $ref to a definition. Refuses a schema that uses more.
 */
final class SchemaCheck {
  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "title",
          "description",
          "type",
          "const",
          "enum",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "maxItems",
          "minLength",
          "minimum",
          "exclusiveMinimum",
          "anyOf",
          "$ref");

  private final JsonNode root;
  private final Set<String> met = new LinkedHashSet<>();

  SchemaCheck(JsonNode root) {
    this.root = root;
  }

  /** What is wrong, each with its place; empty when the document is as the schema says. */
  List<String> problems(JsonNode document) {
    List<String> problems = new ArrayList<>();
    check(root, document, "", problems);
    return problems;
  }

  /** Properties of the schema that no document so far had. */
  Set<String> unmet() {
    Set<String> all = new LinkedHashSet<>();
    collect(root, all);
    all.removeAll(met);
    return all;
  }

  private static void collect(JsonNode schema, Set<String> all) {
    for (Map.Entry<String, JsonNode> field : schema.properties()) {
      if (field.getKey().equals("properties")) {
        field.getValue().properties().forEach(p -> all.add(p.getKey()));
      }
      collect(field.getValue(), all);
    }
    if (schema.isArray()) {
      schema.forEach(child -> collect(child, all));
    }
  }

  private void check(JsonNode schema, JsonNode node, String place, List<String> problems) {
    for (Map.Entry<String, JsonNode> rule : schema.properties()) {
      if (!KNOWN.contains(rule.getKey())) {
        throw new IllegalArgumentException("the check does not know " + rule.getKey());
      }
    }
    if (schema.has("$ref")) {
      check(root.at(schema.get("$ref").asText().substring(1)), node, place, problems);
    }
    if (schema.has("anyOf") && all(schema.get("anyOf")).noneMatch(one -> fits(one, node, place))) {
      problems.add(place + ": fits none of anyOf");
    }
    if (schema.has("type") && !isOneOf(schema.get("type"), node)) {
      problems.add(place + ": is no " + schema.get("type"));
      return;
    }
    if (schema.has("const") && !schema.get("const").equals(node)) {
      problems.add(place + ": is not " + schema.get("const"));
    }
    if (schema.has("enum") && all(schema.get("enum")).noneMatch(node::equals)) {
      problems.add(place + ": is none of " + schema.get("enum"));
    }
    bounds(schema, node, place, problems);
    if (node.isObject()) {
      object(schema, node, place, problems);
    }
    for (int i = 0; node.isArray() && schema.has("items") && i < node.size(); i++) {
      check(schema.get("items"), node.get(i), place + "/" + i, problems);
    }
  }

  private boolean fits(JsonNode schema, JsonNode node, String place) {
    List<String> problems = new ArrayList<>();
    check(schema, node, place, problems);
    return problems.isEmpty();
  }

  private static void bounds(JsonNode schema, JsonNode node, String place, List<String> problems) {
    boolean low =
        (node.isNumber()
                && schema.has("minimum")
                && node.asDouble() < schema.get("minimum").asDouble())
            || (node.isNumber()
                && schema.has("exclusiveMinimum")
                && node.asDouble() <= schema.get("exclusiveMinimum").asDouble())
            || (node.isArray()
                && schema.has("minItems")
                && node.size() < schema.get("minItems").asInt())
            || (node.isTextual()
                && schema.has("minLength")
                && node.asText().length() < schema.get("minLength").asInt());
    boolean high =
        node.isArray() && schema.has("maxItems") && node.size() > schema.get("maxItems").asInt();
    if (low || high) {
      problems.add(place + ": is out of bounds");
    }
  }

  private void object(JsonNode schema, JsonNode node, String place, List<String> problems) {
    JsonNode properties = schema.path("properties");
    for (JsonNode required : schema.path("required")) {
      if (!node.has(required.asText())) {
        problems.add(place + ": lacks " + required.asText());
      }
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String inside = place + "/" + field.getKey();
      JsonNode rule = properties.get(field.getKey());
      if (rule != null) {
        met.add(field.getKey());
        check(rule, field.getValue(), inside, problems);
      } else if (schema.path("additionalProperties").isObject()) {
        check(schema.get("additionalProperties"), field.getValue(), inside, problems);
      } else if (schema.has("additionalProperties")) {
        problems.add(inside + ": is not in the schema");
      }
    }
  }

  private static boolean isOneOf(JsonNode types, JsonNode node) {
    return types.isArray() ? all(types).anyMatch(type -> is(type, node)) : is(types, node);
  }

  private static boolean is(JsonNode type, JsonNode node) {
    return switch (type.asText()) {
      case "object" -> node.isObject();
      case "array" -> node.isArray();
      case "string" -> node.isTextual();
      case "number" -> node.isNumber();
      case "integer" -> node.isIntegralNumber();
      case "boolean" -> node.isBoolean();
      case "null" -> node.isNull();
      default -> throw new IllegalArgumentException("there is no type " + type);
    };
  }

  private static Stream<JsonNode> all(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
