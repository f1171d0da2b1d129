package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a body that is a JSON object, each refused in a sentence when it is wrong. */
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

  @Nullable JsonNode at(String field) {
    return root.get(field);
  }

  /**
   * A text that has to be there.
   *
   * @param what it is, as in {@code the encoder to compress}
   */
  String text(String field, String what) {
    JsonNode node = root.get(field);
    if (node == null) {
      throw RefusedException.value("\"%s\" is missing; give %s.".formatted(field, what));
    }
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

  /** Names that are available, none twice; empty when the field is not there. */
  Optional<List<String>> names(String field, List<String> available) {
    JsonNode node = root.get(field);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isArray()) {
      throw RefusedException.shape("\"%s\" must be an array of names.".formatted(field));
    }
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode name : node) {
      if (!name.isTextual()) {
        throw RefusedException.shape("\"%s\" must be an array of names.".formatted(field));
      }
      if (!available.contains(name.textValue())) {
        throw RefusedException.value(
            "\"%s\" names \"%s\", which there is not; available are %s."
                .formatted(
                    field, RefusedException.brief(name.textValue()), String.join(", ", available)));
      }
      if (!names.add(name.textValue())) {
        throw RefusedException.value(
            "\"%s\" names \"%s\" twice.".formatted(field, name.textValue()));
      }
    }
    if (names.isEmpty()) {
      throw RefusedException.value(
          "\"%s\" is empty; available are %s.".formatted(field, String.join(", ", available)));
    }
    return Optional.of(List.copyOf(names));
  }
}
