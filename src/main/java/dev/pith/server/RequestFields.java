package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body that is a JSON object. Each is refused in a sentence when it is wrong: with
 * 400 when it is of another kind, with 422 when its value is none that we take or it is missing.
 */
record RequestFields(JsonNode root) {
  /**
   * Reads a body.
   *
   * @param example of a body, told when there is none
   * @throws RefusedException 400 when it is no object, or has another field
   */
  static RequestFields read(byte[] body, String example, List<String> known) {
    JsonNode root = Json.read(body);
    if (!root.isObject()) {
      throw RefusedException.shape("The body must be a JSON object such as %s.".formatted(example));
    }
    for (String field : (Iterable<String>) root::fieldNames) {
      if (!known.contains(field)) {
        throw RefusedException.shape(
            "Unknown field \"%s\"; known are %s."
                .formatted(RefusedException.brief(field), String.join(", ", known)));
      }
    }
    return new RequestFields(root);
  }

  /** The same, for clients that write null for what they leave out. */
  RequestFields withoutNulls() {
    return new RequestFields(((ObjectNode) root).deepCopy().removeNulls());
  }

  /** A field with a structure of its own; null when it is not there. */
  @Nullable JsonNode at(String field) {
    return root.get(field);
  }

  /** A field that has to be there. */
  private JsonNode required(String field, String what) {
    JsonNode node = root.get(field);
    if (node == null) {
      throw RefusedException.value("\"%s\" is missing; give %s.".formatted(field, what));
    }
    return node;
  }

  /**
   * A text that has to be there.
   *
   * @param what it is, as in {@code the encoder to compress}
   */
  String text(String field, String what) {
    return text(field, required(field, what));
  }

  /** A text, when it is there. */
  Optional<String> text(String field) {
    return Optional.ofNullable(root.get(field)).map(node -> text(field, node));
  }

  private static String text(String field, JsonNode node) {
    if (!node.isTextual()) {
      throw RefusedException.shape("\"%s\" must be a string.".formatted(field));
    }
    return node.textValue();
  }

  /** One of these, which has to be there. */
  String oneOf(String field, String what, List<String> available) {
    String text = text(field, what);
    if (!available.contains(text)) {
      throw RefusedException.value(
          "There is no %s \"%s\"; available are %s."
              .formatted(field, RefusedException.brief(text), String.join(", ", available)));
    }
    return text;
  }

  /**
   * A whole number.
   *
   * @param usual what stands for a field that is not there
   */
  int wholeNumber(String field, int usual, int least, int most) {
    JsonNode node = root.get(field);
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

  /** A number, when it is there. */
  OptionalDouble number(String field) {
    JsonNode node = root.get(field);
    if (node == null) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber()) {
      throw RefusedException.shape("\"%s\" must be a number.".formatted(field));
    }
    return OptionalDouble.of(node.doubleValue());
  }

  /** True or false; false when it is not there. */
  boolean flag(String field) {
    JsonNode node = root.get(field);
    if (node != null && !node.isBoolean()) {
      throw RefusedException.shape("\"%s\" must be true or false.".formatted(field));
    }
    return node != null && node.booleanValue();
  }

  /** True, false or null, one of which has to be there. */
  @Nullable Boolean flagOrNull(String field) {
    JsonNode node = required(field, "true, false or null");
    if (!node.isBoolean() && !node.isNull()) {
      throw RefusedException.shape("\"%s\" must be true, false or null.".formatted(field));
    }
    return node.isNull() ? null : node.booleanValue();
  }

  /** An array of texts, as long as it is, when it is there. */
  Optional<List<String>> texts(String field) {
    JsonNode node = root.get(field);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isArray()) {
      throw noTexts(field);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : node) {
      if (!each.isTextual()) {
        throw noTexts(field);
      }
      texts.add(each.textValue());
    }
    return Optional.of(List.copyOf(texts));
  }

  private static RefusedException noTexts(String field) {
    return RefusedException.shape("\"%s\" must be an array of names.".formatted(field));
  }

  /** Names that are available, at least one, none twice; empty when the field is not there. */
  Optional<List<String>> names(String field, List<String> available) {
    Optional<List<String>> names = texts(field);
    names.ifPresent(given -> require(field, given, available));
    return names;
  }

  private static void require(String field, List<String> names, List<String> available) {
    if (names.isEmpty()) {
      throw RefusedException.value(
          "\"%s\" is empty; available are %s.".formatted(field, String.join(", ", available)));
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!available.contains(name)) {
        throw RefusedException.value(
            "\"%s\" names \"%s\", which there is not; available are %s."
                .formatted(field, RefusedException.brief(name), String.join(", ", available)));
      }
      if (!seen.add(name)) {
        throw RefusedException.value("\"%s\" names \"%s\" twice.".formatted(field, name));
      }
    }
  }
}
