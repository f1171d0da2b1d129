package dev.pith.compress;

import dev.pith.tokenize.WordPieceVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits words as WordPiece does, the longest piece first, for vocabularies that are still being
 * chosen. A word may be a fragment that follows another: it then starts with {@value
 * WordPieceVocabulary#PREFIX}.
 */
final class PieceSplit {
  private final Set<String> pieces;

  PieceSplit(Set<String> pieces) {
    this.pieces = pieces;
  }

  /** The pieces of {@code word}, or none when it cannot be split to its end. */
  List<String> of(String word) {
    return split(word, WordPieceVocabulary.letters(word).length());
  }

  /** The pieces that {@code piece} would be read as, were it not a piece. */
  List<String> withoutItself(String piece) {
    return split(piece, WordPieceVocabulary.letters(piece).length() - 1);
  }

  private List<String> split(String word, int longestFirst) {
    List<String> found = new ArrayList<>();
    boolean follows = WordPieceVocabulary.isContinuation(word);
    String rest = WordPieceVocabulary.letters(word);
    while (!rest.isEmpty()) {
      int end = found.isEmpty() ? longestFirst : rest.length();
      String longest =
          longestStart(rest.substring(0, end), follows ? WordPieceVocabulary.PREFIX : "");
      if (longest.isEmpty()) {
        return List.of();
      }
      found.add(longest);
      rest = rest.substring(WordPieceVocabulary.letters(longest).length());
      follows = true;
    }
    return found;
  }

  private String longestStart(String letters, String prefix) {
    for (int end = letters.length(); end > 0; end--) {
      String piece = prefix + letters.substring(0, end);
      if (pieces.contains(piece)) {
        return piece;
      }
    }
    return "";
  }
}
