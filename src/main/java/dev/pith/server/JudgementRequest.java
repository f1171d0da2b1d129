package dev.pith.server;

import dev.pith.corpus.Thumb;
import dev.pith.corpus.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/judgements}.
 *
 * @param relevant null takes back what was said
 */
record JudgementRequest(String query, String document, @Nullable Boolean relevant) {
  /**
   * Reads it.
   *
   * @param queryChars most of a query, in UTF-16 units
   * @throws RefusedException 400 when the shape is wrong, 422 when a value is out of range
   */
  static JudgementRequest read(byte[] body, int queryChars) {
    RequestFields fields =
        RequestFields.read(
            body,
            "{\"query\": \"stars\", \"document\": \"42\", \"relevant\": true}",
            List.of("query", "document", "relevant"));
    return new JudgementRequest(
        QueryText.read(fields, queryChars),
        document(fields.text("document", "the id of a hit")),
        fields.flagOrNull("relevant"));
  }

  private static String document(String id) {
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

  Verdict verdict() {
    return Verdict.of(relevant);
  }
}
