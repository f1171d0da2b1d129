package dev.pith.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Checks the settings of one tokenizer file.
 *
 * @param origin how errors call it
 */
record Expectations(String origin) {

  /** Refuses a scalar that is missing, null or not written as {@code expected}. */
  void equal(JsonNode root, String pointer, String expected) {
    JsonNode found = root.at(pointer);
    if (!found.isValueNode() || !found.asText().equals(expected)) {
      throw other(pointer, found.isMissingNode() ? "nothing" : found.toString());
    }
  }

  /** The id of the string at {@code pointer}, which must be a piece. */
  int idAt(JsonNode root, String pointer, Map<String, Integer> idOfPiece) {
    JsonNode found = root.at(pointer);
    Integer id = found.isTextual() ? idOfPiece.get(found.asText()) : null;
    if (id == null) {
      throw other(pointer, found.isMissingNode() ? "nothing" : found.toString());
    }
    return id;
  }

  OtherTokenizerException other(String pointer, String found) {
    return new OtherTokenizerException(
        "%s is no uncased BERT tokenizer: %s is %s; open it with the native library"
            .formatted(origin, pointer, found));
  }
}
