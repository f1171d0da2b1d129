package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.index.GraphShape;
import dev.pith.index.VectorField;
import dev.pith.index.VectorPrecision;

/**
 * How a cluster maps vectors. The engine is always named: another one is the default, needs a
 * native library, and a node that lacks it ends at the first document.
 */
final class VectorMapping {
  private static final String TYPE = "knn_vector";
  private static final String ENGINE = "lucene";

  /** Of unit vectors it is the cosine. */
  private static final String SPACE = "innerproduct";

  private VectorMapping() {}

  static ObjectNode of(VectorField field, VectorPrecision precision) {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    mapping.put("type", TYPE).put("dimension", field.dimension());
    ObjectNode method = mapping.putObject("method");
    method.put("name", "hnsw").put("engine", ENGINE).put("space_type", SPACE);
    ObjectNode parameters = method.putObject("parameters");
    parameters
        .put("m", GraphShape.DEFAULT.neighbours())
        .put("ef_construction", GraphShape.DEFAULT.beamWidth());
    if (precision != VectorPrecision.FLOAT32) {
      parameters
          .putObject("encoder")
          .put("name", "sq")
          .putObject("parameters")
          .put("bits", precision.bits());
    }
    return mapping;
  }

  /** Requires that a field is as it would be made. */
  static void check(String generation, VectorField field, JsonNode mapping) {
    String engine = mapping.path("method").path("engine").asText("none");
    String space =
        mapping.path("method").path("space_type").asText(mapping.path("space_type").asText("none"));
    if (!mapping.path("type").asText().equals(TYPE) || !engine.equals(ENGINE)) {
      throw refused(generation, field, "by the engine %s instead of %s".formatted(engine, ENGINE));
    }
    if (mapping.path("dimension").asInt() != field.dimension()) {
      throw refused(
          generation,
          field,
          "of %d dimensions instead of %d"
              .formatted(mapping.path("dimension").asInt(), field.dimension()));
    }
    if (!space.equals(SPACE)) {
      throw refused(generation, field, "compared by %s instead of %s".formatted(space, SPACE));
    }
  }

  private static ClusterException refused(String generation, VectorField field, String how) {
    return new ClusterException(
        "index %s of the cluster has the vectors of %s mapped %s: build it again"
            .formatted(generation, field, how));
  }
}
