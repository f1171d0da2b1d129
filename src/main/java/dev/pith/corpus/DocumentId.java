package dev.pith.corpus;

import java.util.Optional;

/** What an id may be. */
final class DocumentId {
  static final int MAX_CHARS = 512;

  private DocumentId() {}

  /**
   * What is wrong with an id, as a clause that says what to do.
   *
   * @param field what the clause calls it
   */
  static Optional<String> problem(String field, String id) {
    if (id.isBlank() || id.length() > MAX_CHARS) {
      return Optional.of(
          "has an %s that is blank or over %d characters".formatted(field, MAX_CHARS));
    }
    return id.codePoints().anyMatch(DocumentId::isHalfACharacter)
        ? Optional.of(
            "has an %s with half a surrogate pair, which is no character: take it out"
                .formatted(field))
        : Optional.empty();
  }

  /** UTF-8 has none of these, so an index could not tell them apart. */
  private static boolean isHalfACharacter(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
