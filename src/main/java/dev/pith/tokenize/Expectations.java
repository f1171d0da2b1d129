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

  /**
   * The id that a token has.
   *
   * @param id a number that fits
   * @throws TokenizerException when no table has such a row, whatever the kind of tokenizer
   */
  int row(String pointer, JsonNode id) {
    if (id.intValue() < 0) {
      throw new TokenizerException(
          "%s is not a tokenizer: in %s a token has the id %s, and ids are rows of a table"
              .formatted(origin, pointer, id));
    }
    return id.intValue();
  }

  OtherTokenizerException other(String pointer, String found) {
    return new OtherTokenizerException(
        "%s is no uncased BERT tokenizer: %s is %s; open it with the native library"
            .formatted(origin, pointer, found));
  }
}
