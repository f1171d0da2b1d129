package dev.pith.tokenize;

import java.util.List;
import java.util.Set;

/**
 * The pieces that a WordPiece tokenizer knows. A piece that follows another in a word is written
 * with {@value #PREFIX} in front.
 *
 * @param pieces by id, from 0, without gaps; all different
 * @param special those that are more than text, like {@code [CLS]}
 */
public record WordPieceVocabulary(List<String> pieces, Set<String> special) {
  /** Marks a piece that follows another. No word starts with it: punctuation is split off. */
  public static final String PREFIX = Vocabulary.PREFIX;

  public WordPieceVocabulary {
    pieces = List.copyOf(pieces);
    special = Set.copyOf(special);
  }

  public static boolean isContinuation(String piece) {
    return piece.startsWith(PREFIX) && piece.length() > PREFIX.length();
  }

  /** The characters that a piece stands for. */
  public static String letters(String piece) {
    return isContinuation(piece) ? piece.substring(PREFIX.length()) : piece;
  }
}
