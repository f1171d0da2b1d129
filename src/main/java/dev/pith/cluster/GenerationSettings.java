package dev.pith.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
    mappings.putObject("_source").putArray("excludes").add(SourceFields.ANY_VECTOR);
    // A word that looks like a date or a number is a word.
    mappings.put("date_detection", false).put("numeric_detection", false);
    ArrayNode templates = mappings.putArray("dynamic_templates");
    template(templates, "words", SourceFields.ANY_WORD, "keyword");
    template(templates, "numbers", SourceFields.ANY_NUMBER, "double");
    ObjectNode properties = mappings.putObject("properties");
    properties.putObject(SourceFields.ID).put("type", "keyword");
    stored(properties, SourceFields.TITLE);
    stored(properties, SourceFields.TEXT);
    // Lucene's English analysis, as in an index on a disk; where words stand is never asked.
    properties
        .putObject(SourceFields.WORDS)
        .put("type", "text")
        .put("analyzer", "english")
        .put("index_options", "freqs");
    schema
        .fields()
        .forEach(
            field ->
                properties.set(field.luceneName(), VectorMapping.of(field, schema.precision())));
    return mappings;
  }

  private static void stored(ObjectNode properties, String name) {
    properties
        .putObject(name)
        .put("type", "text")
        .put("index", false)
        .put("copy_to", SourceFields.WORDS);
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
