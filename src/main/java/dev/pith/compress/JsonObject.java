package dev.pith.compress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An object of a recipe, read field by field; every fault names its JSON pointer, and a field that
 * nobody asked for is a fault.
 */
final class JsonObject {
  private final String pointer;
  private final JsonNode node;
  private final Set<String> asked = new HashSet<>();

  JsonObject(String pointer, JsonNode node) {
    this.pointer = pointer;
    this.node = node;
    if (!node.isObject()) {
      throw new RecipeException(pointer, "expected an object, found " + node.getNodeType());
    }
  }

  boolean has(String field) {
    return node.has(field);
  }

  String text(String field) {
    JsonNode value = required(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw fault(field, "expected a text that is not blank");
    }
    return value.textValue();
  }

  Optional<Double> number(String field) {
    return optional(field)
        .map(
            value -> {
              if (!value.isNumber()) {
                throw fault(field, "expected a number");
              }
              return value.doubleValue();
            });
  }

  Optional<Integer> integer(String field) {
    return optional(field)
        .map(
            value -> {
              if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw fault(field, "expected a whole number");
              }
              return value.intValue();
            });
  }

  /** A field whose values are the constants of an enum, in lower case. */
  <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
    return optional(field)
        .map(
            value -> {
              for (E constant : type.getEnumConstants()) {
                if (lower(constant).equals(value.asText())) {
                  return constant;
                }
              }
              throw fault(field, "'%s' is not one of %s".formatted(value.asText(), namesOf(type)));
            });
  }

  List<JsonObject> objects(String field) {
    JsonNode array = required(field);
    if (!array.isArray() || array.isEmpty()) {
      throw fault(field, "expected a list with at least one entry");
    }
    List<JsonObject> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(new JsonObject(pointer + "/" + field + "/" + i, array.get(i)));
    }
    return objects;
  }

  /** Refuses fields that were not asked for. */
  void end() {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!asked.contains(field)) {
                throw fault(
                    field, "unknown field; known here: " + asked.stream().sorted().toList());
              }
            });
  }

  RecipeException fault(String field, String reason) {
    return new RecipeException(pointer + "/" + field, reason);
  }

  private JsonNode required(String field) {
    return optional(field).orElseThrow(() -> fault(field, "is missing"));
  }

  private Optional<JsonNode> optional(String field) {
    asked.add(field);
    return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
  }

  private static <E extends Enum<E>> List<String> namesOf(Class<E> type) {
    return List.of(type.getEnumConstants()).stream().map(JsonObject::lower).toList();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
