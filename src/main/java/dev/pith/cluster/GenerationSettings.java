package dev.pith.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a cluster is told to make a generation of. */
final class GenerationSettings {
  /** Of metadata; each takes two names at most. */
  private static final int MOST_FIELDS = 2_000;

  private GenerationSettings() {}

  static ObjectNode of(ClusterSchema schema, ClusterShape shape) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject("settings")
        .putObject("index")
        .put("knn", true)
        .put("knn.derived_source.enabled", false)
        .put("number_of_shards", shape.shards())
        .put("number_of_replicas", shape.replicas())
        .put("mapping.total_fields.limit", MOST_FIELDS);
    root.set("mappings", mappings(schema));
    return root;
  }

  private static ObjectNode mappings(ClusterSchema schema) {
    ObjectNode mappings = JsonNodeFactory.instance.objectNode();
    mappings.putObject(ClusterSchema.META).set(ClusterSchema.PITH, schema.meta());
    // Vectors are searched and never read; with them a document takes several times as long to
    // read.
    mappings
        .putObject("_source")
        .putArray("excludes")
        .add(SourceFields.ANY_VECTOR)
        .add(SourceFields.PASSAGES);
    // A word that looks like a date or a number is a word.
    mappings.put("date_detection", false).put("numeric_detection", false);
    ArrayNode templates = mappings.putArray("dynamic_templates");
    template(templates, "words", SourceFields.ANY_WORD, "keyword");
    template(templates, "numbers", SourceFields.ANY_NUMBER, "double");
    ObjectNode properties = mappings.putObject("properties");
    properties.putObject(SourceFields.ID).put("type", "keyword");
    searched(properties, SourceFields.TITLE);
    searched(properties, SourceFields.TEXT);
    english(properties, SourceFields.WORDS).put("index_options", "docs").put("norms", false);
    ObjectNode vectors = schema.isOfPassages() ? passages(properties) : properties;
    schema
        .fields()
        .forEach(
            field ->
                vectors.set(
                    field.luceneName(), VectorMapping.of(field, schema.layout().precision())));
    return mappings;
  }

  /** Each is a document of Lucene's beside the one that it is of. */
  private static ObjectNode passages(ObjectNode properties) {
    ObjectNode fields =
        properties
            .putObject(SourceFields.PASSAGES)
            .put("type", "nested")
            .put("dynamic", "strict")
            .putObject("properties");
    for (String place : List.of(SourceFields.START, SourceFields.END)) {
      fields.putObject(place).put("type", "integer").put("index", false);
    }
    return fields;
  }

  /** Where words stand is never asked. */
  private static void searched(ObjectNode properties, String name) {
    english(properties, name).put("index_options", "freqs").put("copy_to", SourceFields.WORDS);
  }

  /** Lucene's English analysis, as in an index on a disk; queries bring terms that it has made. */
  private static ObjectNode english(ObjectNode properties, String name) {
    return properties
        .putObject(name)
        .put("type", "text")
        .put("analyzer", "english")
        .put("search_analyzer", "keyword");
  }

  private static void template(ArrayNode templates, String name, String pattern, String type) {
    templates
        .addObject()
        .putObject(name)
        .put("match", pattern)
        .putObject("mapping")
        .put("type", type);
  }
}
