package dev.pith.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the metadata of a document, an object. */
final class MetadataReader {
  static final String FIELD = "[A-Za-z0-9_.-]{1,64}";
  private static final int MAX_FIELDS = 64;
  private static final int MAX_VALUE_CHARS = 8_000;

  private final JsonObjects objects;
  private final Map<String, List<String>> words = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();

  private MetadataReader(JsonObjects objects) {
    this.objects = objects;
  }

  /**
   * Strings, lists of strings and booleans are words, numbers are numbers. What is null, empty or
   * an object is left out.
   */
  static Metadata read(JsonNode metadata, JsonObjects objects) {
    if (!metadata.isObject() || metadata.isEmpty()) {
      return Metadata.NONE;
    }
    if (metadata.size() > MAX_FIELDS) {
      throw objects.problem("has over %d fields of metadata: choose some".formatted(MAX_FIELDS));
    }
    MetadataReader reader = new MetadataReader(objects);
    metadata.properties().forEach(field -> reader.add(field.getKey(), field.getValue()));
    return new Metadata(reader.words, reader.numbers);
  }

  private void add(String field, JsonNode value) {
    if (!field.matches(FIELD)) {
      throw objects.problem(
          "has metadata that is not called by 1 to 64 letters, digits, dots and hyphens: rename"
              + " it");
    }
    if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      // Only one zero, so that filters find both.
      numbers.put(field, value.doubleValue() + 0.0);
    } else if (value.isArray()) {
      value.forEach(each -> addWord(field, each));
    } else {
      addWord(field, value);
    }
  }

  private void addWord(String field, JsonNode value) {
    if (!(value.isTextual() || value.isBoolean()) || value.asText().isEmpty()) {
      return;
    }
    if (value.asText().length() > MAX_VALUE_CHARS) {
      throw objects.problem(
          "has metadata of over %d characters in %s: shorten it".formatted(MAX_VALUE_CHARS, field));
    }
    List<String> values = words.computeIfAbsent(field, none -> new ArrayList<>());
    if (!values.contains(value.asText())) {
      values.add(value.asText());
    }
  }
}
