package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.index.VectorPrecision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /api/reindex} asks for.
 *
 * @param encoders names, at least one, none twice
 * @param precision empty for that of the index
 */
record ReindexRequest(List<String> encoders, Optional<VectorPrecision> precision) {
  private static final String ENCODERS = "encoders";
  private static final String BITS = "vectorBits";

  /**
   * Reads a body.
   *
   * @param available encoders that can be named
   * @throws RefusedException 400 when the shape is wrong, 422 when a value is
   */
  static ReindexRequest read(byte[] body, List<String> available) {
    JsonNode root = Json.read(body);
    if (!root.isObject()) {
      throw RefusedException.shape(
          "The body must be a JSON object such as {\"encoders\": [\"%s\"]}."
              .formatted(available.getFirst()));
    }
    for (String field : (Iterable<String>) root::fieldNames) {
      if (!field.equals(ENCODERS) && !field.equals(BITS)) {
        throw RefusedException.shape(
            "Unknown field \"%s\"; known are encoders and vectorBits."
                .formatted(RefusedException.brief(field)));
      }
    }
    return new ReindexRequest(encoders(root.get(ENCODERS), available), precision(root.get(BITS)));
  }

  private static List<String> encoders(@Nullable JsonNode node, List<String> available) {
    String choice = "available are %s.".formatted(String.join(", ", available));
    if (node == null) {
      throw RefusedException.value("\"encoders\" is missing; " + choice);
    }
    if (!node.isArray()) {
      throw RefusedException.shape("\"encoders\" must be an array of names.");
    }
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode name : node) {
      if (!name.isTextual()) {
        throw RefusedException.shape("\"encoders\" must be an array of names.");
      }
      if (!available.contains(name.textValue())) {
        throw RefusedException.value(
            "The server was not started with an encoder \"%s\"; %s"
                .formatted(RefusedException.brief(name.textValue()), choice));
      }
      if (!names.add(name.textValue())) {
        throw RefusedException.value(
            "\"encoders\" names \"%s\" twice.".formatted(name.textValue()));
      }
    }
    if (names.isEmpty()) {
      throw RefusedException.value("\"encoders\" is empty; " + choice);
    }
    return List.copyOf(names);
  }

  private static Optional<VectorPrecision> precision(@Nullable JsonNode node) {
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isIntegralNumber()) {
      throw RefusedException.shape("\"vectorBits\" must be a whole number.");
    }
    try {
      return Optional.of(VectorPrecision.ofBits(node.canConvertToInt() ? node.intValue() : 0));
    } catch (IllegalArgumentException none) {
      throw RefusedException.value("\"vectorBits\" must be 32, 8, 7, 4, 2 or 1.");
    }
  }
}
