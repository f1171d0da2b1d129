package dev.pith.tokenize;

import java.util.Map;

/**
 * The pieces that words are made of. Immutable.
 *
 * @param starts pieces that a word can start with
 * @param continuations pieces that can follow, without their prefix {@value #PREFIX}
 * @param unknownId the id of a word that has no pieces
 */
record Vocabulary(PieceTable starts, PieceTable continuations, int unknownId) {
  /** Marks a piece that follows another. No word starts with it: punctuation is split off. */
  static final String PREFIX = "##";

  private static final int FIRST_MARK = 0x300;

  static Vocabulary of(Map<String, Integer> idOfPiece, int unknownId) {
    return new Vocabulary(
        new PieceTable(idOfPiece, piece -> !continues(piece), 0),
        new PieceTable(idOfPiece, Vocabulary::continues, PREFIX.length()),
        unknownId);
  }

  private static boolean continues(String piece) {
    return piece.startsWith(PREFIX);
  }

  /**
   * Whether some normalized word could hold {@code piece} with its marks in another order, which
   * {@link TextNormalizer} does not restore.
   */
  static boolean dependsOnOrderOfMarks(String piece) {
    // Nearly all pieces have no mark at all, and are 30,000 at every start.
    for (int i = 0; i < piece.length(); i++) {
      if (piece.charAt(i) >= FIRST_MARK) {
        return piece.codePoints().anyMatch(Vocabulary::isMovingMark);
      }
    }
    return false;
  }

  private static boolean isMovingMark(int codePoint) {
    return UnicodeRules.mayMove(codePoint)
        && TextNormalizer.codePoint(TextNormalizer.of(codePoint)) == codePoint;
  }
}
