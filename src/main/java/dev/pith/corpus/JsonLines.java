package dev.pith.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a JSON Lines file, each with an {@code _id} that no other has. Blank lines are
 * skipped. Keeps every id it has seen, so memory grows with the count of objects, not with their
 * text. Not safe for use by many threads.
 */
final class JsonLines implements AutoCloseable {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ID_CHARS = 512;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(BoundedLines.MAX_LINE_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final BoundedLines lines;
  private final Set<String> seen = new HashSet<>();

  JsonLines(Path file) {
    this.lines = BoundedLines.open(file);
  }

  /** The next object, or null after the last. Its {@code _id} has been checked. */
  @Nullable JsonNode next() {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    JsonNode object = parse(line);
    String id = id(object);
    if (!seen.add(id)) {
      throw lines.problem("repeats _id '%s': give every line its own".formatted(id));
    }
    return object;
  }

  private JsonNode parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.isObject()) {
        throw lines.problem("is not a JSON object: write one object a line, like {\"_id\": \"1\"}");
      }
      return node;
    } catch (JsonProcessingException broken) {
      JsonLocation location = broken.getLocation();
      throw lines.problem(
          "is not JSON%s: %s; write one complete object a line"
              .formatted(
                  location == null ? "" : " at column " + location.getColumnNr(),
                  broken.getOriginalMessage()));
    }
  }

  /** The id of an object: a string or a whole number, never empty. */
  String id(JsonNode object) {
    JsonNode id = object.path("_id");
    if (!id.isTextual() && !id.isIntegralNumber()) {
      throw lines.problem("has no _id: give every object an \"_id\" string");
    }
    String text = id.asText();
    if (text.isBlank() || text.length() > MAX_ID_CHARS) {
      throw lines.problem("has an _id that is blank or over %d characters".formatted(MAX_ID_CHARS));
    }
    return text;
  }

  /** The text of a field; empty when it is missing or null. */
  String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw lines.problem("has a %s that is not a string: put it in quotes".formatted(field));
    }
    return value.asText();
  }

  CorpusException problem(String problem) {
    return lines.problem(problem);
  }

  @Override
  public void close() {
    lines.close();
  }
}
