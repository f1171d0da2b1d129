package dev.pith.compress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

  /** A field whose values are the constants of an enum, in lower case with hyphens. */
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

  /** A list of texts, each not blank; empty when the field is not there. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    optional(field)
        .ifPresent(
            array -> {
              if (!array.isArray()) {
                throw fault(field, "expected a list of texts");
              }
              for (JsonNode text : array) {
                if (!text.isTextual() || text.textValue().isBlank()) {
                  throw fault(field + "/" + texts.size(), "expected a text that is not blank");
                }
                texts.add(text.textValue());
              }
            });
    return texts;
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

  /** A field that is an object with fields of its own. */
  Optional<JsonObject> object(String field) {
    return optional(field).map(value -> new JsonObject(pointer + "/" + field, value));
  }

  /** What {@code value} makes; an argument that it refuses is a fault of {@code field}. */
  <T> T checked(String field, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw fault(field, String.valueOf(e.getMessage()));
    }
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
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
