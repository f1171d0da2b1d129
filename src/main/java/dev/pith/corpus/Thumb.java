package dev.pith.corpus;

import java.time.Instant;
import java.util.Optional;

/**
 * A verdict on one document for one query.
 *
 * @param query its text without blanks around it, as {@link #question} gives it
 * @param document an id
 * @param time when it was given
 */
public record Thumb(String query, String document, Verdict verdict, Instant time) {
  /** Longest query, in UTF-16 units. */
  public static final int MAX_QUERY_CHARS = 2_000;

  /** Longest id of a document, likewise. */
  public static final int MAX_ID_CHARS = DocumentId.MAX_CHARS;

  public Thumb {
    problem(query, document)
        .ifPresent(
            wrong -> {
              throw new IllegalArgumentException("a thumb " + wrong);
            });
  }

  /** What tells a query from others: its text without the blanks around it. */
  public static String question(String query) {
    return query.strip();
  }

  /** What is wrong with the two, as a clause that says what to do. */
  static Optional<String> problem(String query, String document) {
    if (query.isBlank() || query.length() > MAX_QUERY_CHARS) {
      return Optional.of(
          "has a query that is blank or over %d characters".formatted(MAX_QUERY_CHARS));
    }
    if (!query.equals(question(query))) {
      return Optional.of("has a query with blanks around it: take them out");
    }
    if (query.codePoints().anyMatch(Thumb::isHalfACharacter)) {
      return Optional.of(
          "has a query with half a surrogate pair, which is no character: take it out");
    }
    return DocumentId.problem("document", document);
  }

  private static boolean isHalfACharacter(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
