package dev.pith.server;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.HttpStatus;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON as it crosses the border: strict and bounded on the way in, UTF-8 on the way out. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(RequestLimits.JSON_NESTING)
                          .maxStringLength(256 * 1024)
                          .maxNumberLength(100)
                          .maxNameLength(1_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /**
   * @throws RefusedException 400 when the bytes are not one JSON value in UTF-8
   */
  static JsonNode read(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return MAPPER.readTree(text);
    } catch (CharacterCodingException e) {
      throw new RefusedException(HttpStatus.BAD_REQUEST, "The body is not UTF-8.");
    } catch (StreamConstraintsException e) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST,
          "The JSON is nested deeper than %d levels, or holds a name or number that is too long."
              .formatted(RequestLimits.JSON_NESTING));
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST, "The body is not valid JSON" + place(e) + ".");
    }
  }

  private static String place(JacksonException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : ": see line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  /**
   * A value as UTF-8. Half a surrogate pair, which a document may well hold, becomes a question
   * mark: written straight to bytes it would be refused.
   */
  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an answer could not be written as JSON", e);
    }
  }
}
