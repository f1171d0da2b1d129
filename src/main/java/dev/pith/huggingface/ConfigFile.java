package dev.pith.huggingface;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pith.model.EncoderFilesException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A JSON file of settings. A setting that is missing or null is empty; one of the wrong kind is
 * refused by its JSON pointer.
 *
 * @param origin how errors call it
 * @param root its content, an object or an array
 */
record ConfigFile(String origin, JsonNode root) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_SHOWN_CHARS = 60;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads a file of at most 1 MiB.
   *
   * @return empty when there is no such file
   * @throws EncoderFilesException when it is too large or not JSON
   */
  static Optional<ConfigFile> read(Path file) throws IOException {
    Optional<byte[]> bytes = BoundedFile.readIfThere(file, MAX_BYTES);
    return bytes.isEmpty() ? Optional.empty() : Optional.of(parse(file.toString(), bytes.get()));
  }

  /**
   * Reads the content of a file.
   *
   * @param origin how errors call it
   */
  static ConfigFile parse(String origin, byte[] json) throws IOException {
    try {
      JsonNode root = JSON.readTree(json);
      if (!root.isContainerNode()) {
        throw new EncoderFilesException(origin + " holds neither a JSON object nor an array");
      }
      return new ConfigFile(origin, root);
    } catch (JsonProcessingException e) {
      throw new EncoderFilesException(
          "%s is not JSON: %s".formatted(origin, Printed.of(e.getOriginalMessage())));
    } catch (CharConversionException e) {
      throw new EncoderFilesException(
          "%s is not JSON: %s".formatted(origin, Printed.of(String.valueOf(e.getMessage()))));
    }
  }

  /** A whole number; huge ones, as "no limit" is often written, are the largest long. */
  Optional<Long> integer(String pointer) {
    Optional<JsonNode> found = at(pointer);
    if (found.isPresent() && !found.get().isNumber()) {
      throw refused(pointer, "is not a number");
    }
    return found.map(node -> node.canConvertToLong() ? node.longValue() : Long.MAX_VALUE);
  }

  Optional<String> text(String pointer) {
    Optional<JsonNode> found = at(pointer);
    if (found.isPresent() && !found.get().isTextual()) {
      throw refused(pointer, "is not a string");
    }
    return found.map(JsonNode::textValue);
  }

  Optional<Boolean> flag(String pointer) {
    Optional<JsonNode> found = at(pointer);
    if (found.isPresent() && !found.get().isBoolean()) {
      throw refused(pointer, "is neither true nor false");
    }
    return found.map(JsonNode::booleanValue);
  }

  /** A refusal of the setting at a place, with what stands there. */
  EncoderFilesException refused(String pointer, String reason) {
    String value = root.at(pointer).toString();
    String shown =
        value.length() <= MAX_SHOWN_CHARS ? value : value.substring(0, MAX_SHOWN_CHARS) + "...";
    return new EncoderFilesException(
        "%s at %s: %s %s".formatted(origin, pointer, Printed.of(shown), reason));
  }

  private Optional<JsonNode> at(String pointer) {
    JsonNode node = root.at(pointer);
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
  }
}
