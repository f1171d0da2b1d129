package dev.pith.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of a collection, each with an {@code _id} that no other has, wherever they come
 * from. Keeps every id it has seen, so memory grows with the count of objects, not with their text.
 * Not safe for use by many threads.
 */
final class JsonObjects {
  private static final int MAX_DEPTH = 64;
  private static final String ID = "_id";

  static final JsonMapper JSON =
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

  private final Function<String, CorpusException> problems;
  private final Set<String> seen = new HashSet<>();

  /**
   * @param problems makes an exception about the object that is read from what is wrong with it
   */
  JsonObjects(Function<String, CorpusException> problems) {
    this.problems = problems;
  }

  /**
   * One JSON value, of any kind.
   *
   * @param advice what to write instead of what is no JSON
   */
  JsonNode parse(String json, String advice) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw problem(
          "is not JSON%s: %s; %s"
              .formatted(place(broken.getLocation()), broken.getOriginalMessage(), advice));
    }
  }

  static String place(@Nullable JsonLocation location) {
    if (location == null) {
      return "";
    }
    return location.getLineNr() > 1
        ? " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr())
        : " at column " + location.getColumnNr();
  }

  /** Requires an object with an {@code _id} that has not been seen yet. */
  JsonNode checked(JsonNode node) {
    if (!node.isObject()) {
      throw problem("is not a JSON object: write one like {\"_id\": \"1\", \"text\": \"...\"}");
    }
    String id = id(node);
    if (!seen.add(id)) {
      throw problem("repeats _id '%s': give every object its own".formatted(id));
    }
    return node;
  }

  /** A document that has been checked. */
  Document document(JsonNode object) {
    return new Document(
        id(object),
        text(object, "title"),
        text(object, "text"),
        MetadataReader.read(object.path("metadata"), this));
  }

  /** The id of an object: a string or a whole number, never empty. */
  String id(JsonNode object) {
    String id = id(object, ID);
    DocumentId.problem(ID, id)
        .ifPresent(
            wrong -> {
              throw problem(wrong);
            });
    return id;
  }

  /** A field that is a string or a whole number; nothing else of it is checked. */
  String id(JsonNode object, String field) {
    JsonNode id = object.path(field);
    if (!id.isTextual() && !id.isIntegralNumber()) {
      throw problem("has no %1$s: give every object an \"%1$s\" that is a string".formatted(field));
    }
    return id.asText();
  }

  /** The text of a field; empty when it is missing or null. */
  String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw problem("has a %s that is not a string: put it in quotes".formatted(field));
    }
    return value.asText();
  }

  CorpusException problem(String problem) {
    return problems.apply(problem);
  }
}
