package dev.pith.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A thumb as a line of a {@link JudgementLog} writes it:
 *
 * <pre>
 *   {"query": string, "document": string, "relevant": true, false or null, "time": ISO 8601 in UTC}
 * </pre>
 *
 * Other fields are ignored.
 */
final class ThumbLine {
  private ThumbLine() {}

  /** UTF-8, with the end of the line. */
  static byte[] write(Thumb thumb) {
    String json;
    try {
      json =
          JsonObjects.JSON.writeValueAsString(
              JsonObjects.JSON
                  .createObjectNode()
                  .put("query", thumb.query())
                  .put("document", thumb.document())
                  .put("relevant", thumb.verdict().relevant())
                  .put("time", thumb.time().toString()));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("a thumb could not be written as JSON", impossible);
    }
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a line without its end.
   *
   * @param objects makes the failures, which are {@link CorpusException}
   */
  static Thumb read(String line, JsonObjects objects) {
    JsonNode object = objects.parse(line, "mend the line, or take it out");
    if (!object.isObject()) {
      throw objects.problem("is not a JSON object: mend the line, or take it out");
    }
    String query = string(object, "query", objects);
    String document = string(object, "document", objects);
    Thumb.problem(query, document)
        .ifPresent(
            wrong -> {
              throw objects.problem(wrong);
            });
    return new Thumb(query, document, verdict(object, objects), time(object, objects));
  }

  private static String string(JsonNode object, String field, JsonObjects objects) {
    JsonNode value = object.path(field);
    if (!value.isTextual()) {
      throw objects.problem("has no %s that is a string: write one".formatted(field));
    }
    return value.textValue();
  }

  private static Verdict verdict(JsonNode object, JsonObjects objects) {
    JsonNode relevant = object.path("relevant");
    if (!relevant.isBoolean() && !relevant.isNull()) {
      throw objects.problem("has no relevant: write true, false or null");
    }
    return Verdict.of(relevant.isNull() ? null : relevant.booleanValue());
  }

  private static Instant time(JsonNode object, JsonObjects objects) {
    try {
      return Instant.parse(string(object, "time", objects));
    } catch (DateTimeParseException wrong) {
      throw objects.problem("has a time that is none: write one like 2026-01-31T12:00:00Z");
    }
  }
}
