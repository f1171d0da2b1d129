package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.encode.Encoder;
import dev.pith.index.PassageSplitter;
import dev.pith.index.VectorField;
import dev.pith.index.VectorPrecision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which encoders' vectors a generation holds, as its mapping says under {@code _meta.pith}:
 *
 * <pre>
 *   {"format": 2, "bits": 32, "encoders": [{"name": ..., "fingerprint": ..., "dimension": ...}]}
 * </pre>
 *
 * <p>One of passages also says {@code "passages": 128}, and is refused by versions that know none:
 * they look for its vectors beside the text.
 *
 * @param fields in the order in which the encoders were named; at least one
 */
record ClusterSchema(List<VectorField> fields, VectorLayout layout) {
  static final String META = "_meta";
  static final String PITH = "pith";

  private static final int FORMAT = 2;

  /** What the cluster's vector fields take. */
  private static final int MOST_DIMENSIONS = 16_000;

  private static final String PASSAGES = "passages";

  ClusterSchema {
    fields = List.copyOf(fields);
  }

  /** Of a new generation. */
  static ClusterSchema of(List<? extends Encoder> encoders, VectorLayout layout) {
    ClusterSchema schema = ofFields(encoders.stream().map(VectorField::of).toList(), layout);
    layout
        .passageTokens()
        .ifPresent(tokens -> encoders.forEach(encoder -> PassageSplitter.require(tokens, encoder)));
    return schema;
  }

  /** The same of encoders that are elsewhere. */
  static ClusterSchema ofFields(List<VectorField> fields, VectorLayout layout) {
    if (fields.isEmpty()) {
      throw new ClusterException("an index needs an encoder: name at least one");
    }
    Set<String> fingerprints = new HashSet<>();
    for (VectorField field : fields) {
      if (!fingerprints.add(field.fingerprint())) {
        throw new ClusterException(
            "encoder %s is named twice, maybe under two names: name it once".formatted(field));
      }
      if (field.dimension() > MOST_DIMENSIONS) {
        throw new ClusterException(
            "encoder %s has %d dimensions, a cluster takes up to %d: reduce them"
                .formatted(field, field.dimension(), MOST_DIMENSIONS));
      }
    }
    return new ClusterSchema(fields, layout);
  }

  ObjectNode meta() {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    meta.put("format", FORMAT).put("bits", layout.precision().bits());
    layout.passageTokens().ifPresent(tokens -> meta.put(PASSAGES, tokens));
    ArrayNode encoders = meta.putArray("encoders");
    fields.forEach(
        field ->
            encoders
                .addObject()
                .put("name", field.encoderName())
                .put("fingerprint", field.fingerprint())
                .put("dimension", field.dimension()));
    return meta;
  }

  /**
   * Reads what a mapping says, and that its fields are as it says.
   *
   * @param generation what it is called, for what is said
   * @param mapping the cluster's own
   * @throws ClusterException when it is no index of Pith's, or its vectors are not to be searched
   */
  static ClusterSchema read(String generation, JsonNode mapping) {
    JsonNode meta = mapping.path(META).path(PITH);
    if (meta.path("format").asInt() != FORMAT || !meta.path("encoders").isArray()) {
      throw new ClusterException(
          "index %s of the cluster was not made by this version of Pith: name another one"
              .formatted(generation));
    }
    List<VectorField> fields = new ArrayList<>();
    for (JsonNode encoder : meta.path("encoders")) {
      fields.add(
          new VectorField(
              encoder.path("name").asText(""),
              encoder.path("fingerprint").asText(""),
              encoder.path("dimension").asInt()));
    }
    if (fields.isEmpty()) {
      throw new ClusterException(
          "index %s of the cluster does not say which encoders made it: build it again"
              .formatted(generation));
    }
    ClusterSchema schema = new ClusterSchema(fields, layout(meta));
    JsonNode properties = mapping.path("properties");
    JsonNode vectors =
        schema.isOfPassages()
            ? properties.path(SourceFields.PASSAGES).path("properties")
            : properties;
    fields.forEach(
        field -> VectorMapping.check(generation, field, vectors.path(field.luceneName())));
    return schema;
  }

  private static VectorLayout layout(JsonNode meta) {
    JsonNode tokens = meta.path(PASSAGES);
    return new VectorLayout(
        VectorPrecision.ofBits(meta.path("bits").asInt()),
        tokens.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(tokens.asInt()));
  }

  boolean isOfPassages() {
    return layout.passageTokens().isPresent();
  }

  /** How questions name the vectors of a field. */
  String path(VectorField field) {
    return isOfPassages() ? SourceFields.ofPassage(field.luceneName()) : field.luceneName();
  }

  /** Whether it is of exactly these encoders, in any order. */
  boolean isOf(List<? extends Encoder> encoders) {
    Set<String> made = new HashSet<>(fields.stream().map(VectorField::fingerprint).toList());
    Set<String> given = new HashSet<>(encoders.stream().map(Encoder::fingerprint).toList());
    return made.equals(given) && encoders.size() == fields.size();
  }
}
