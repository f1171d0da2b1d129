package dev.pith.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pith.corpus.Thumb;
import dev.pith.corpus.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/judgements}.
 *
 * @param relevant null takes back what was said
 */
record JudgementRequest(String query, String document, @Nullable Boolean relevant) {
  private static final Set<String> FIELDS = Set.of("query", "document", "relevant");

  /**
   * Reads it.
   *
   * @param queryChars most of a query, in UTF-16 units
   * @throws RefusedException 400 when the shape is wrong, 422 when a value is out of range
   */
  static JudgementRequest read(byte[] body, int queryChars) {
    JsonNode root = Json.read(body);
    if (!root.isObject()) {
      throw RefusedException.shape(
          "The body must be a JSON object such as {\"query\": \"stars\", \"document\": \"42\", \"relevant\": true}.");
    }
    for (String field : (Iterable<String>) root::fieldNames) {
      if (!FIELDS.contains(field)) {
        throw RefusedException.shape(
            "Unknown field \"%s\"; known are query, document and relevant."
                .formatted(RefusedException.brief(field)));
      }
    }
    return new JudgementRequest(
        QueryText.read(root.get("query"), queryChars),
        document(root.get("document")),
        relevant(root.get("relevant")));
  }

  private static String document(@Nullable JsonNode node) {
    if (node == null) {
      throw RefusedException.value("\"document\" is missing; give the id of a hit.");
    }
    if (!node.isTextual()) {
      throw RefusedException.shape("\"document\" must be a string.");
    }
    String id = node.textValue();
    if (id.isBlank() || id.length() > Thumb.MAX_ID_CHARS) {
      throw RefusedException.value(
          "\"document\" is blank or over %d characters, which no id is."
              .formatted(Thumb.MAX_ID_CHARS));
    }
    if (QueryText.hasLoneSurrogate(id)) {
      throw RefusedException.value(
          "\"document\" holds half a surrogate pair, which is no character.");
    }
    return id;
  }

  private static @Nullable Boolean relevant(@Nullable JsonNode node) {
    if (node == null) {
      throw RefusedException.value("\"relevant\" is missing; give true, false or null.");
    }
    if (!node.isBoolean() && !node.isNull()) {
      throw RefusedException.shape("\"relevant\" must be true, false or null.");
    }
    return node.isNull() ? null : node.booleanValue();
  }

  Verdict verdict() {
    return Verdict.of(relevant);
  }
}
