package dev.pith.server;

/** The text of a question as it is sent, within its bounds. */
final class QueryText {
  private QueryText() {}

  /**
   * From the field {@code query} of a body.
   *
   * @param mostChars in UTF-16 units
   * @throws RefusedException 400 when it is no string, 422 when it is none that we answer
   */
  static String read(RequestFields fields, int mostChars) {
    return checked(fields.text("query", "the text to search for"), mostChars);
  }

  /**
   * From wherever.
   *
   * @throws RefusedException 422 when it is none that we answer
   */
  static String checked(String query, int mostChars) {
    if (query.isBlank()) {
      throw RefusedException.value("\"query\" is blank; give the text to search for.");
    }
    if (query.length() > mostChars) {
      throw RefusedException.value(
          "\"query\" has %d characters; at most %d are allowed."
              .formatted(query.length(), mostChars));
    }
    if (hasLoneSurrogate(query)) {
      throw RefusedException.value("\"query\" holds half a surrogate pair, which is no character.");
    }
    return query;
  }

  /** Whether it holds half a surrogate pair, which neither files nor an index could hold. */
  static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
