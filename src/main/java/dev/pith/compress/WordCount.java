package dev.pith.compress;

import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.WordPieceVocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the words of texts, as a tokenizer normalizes them. */
final class WordCount {
  private final List<String> pieces;
  private final Set<String> special;
  private final Map<String, Integer> counts = new HashMap<>();
  private final StringBuilder word = new StringBuilder();

  private WordCount(WordPieceVocabulary vocabulary) {
    pieces = vocabulary.pieces();
    special = vocabulary.special();
  }

  /** How often each word is met; what the tokenizer has no pieces for is left out. */
  static Map<String, Integer> of(
      List<String> texts, Tokenizer tokenizer, WordPieceVocabulary vocabulary) {
    WordCount count = new WordCount(vocabulary);
    texts.forEach(text -> count.add(tokenizer.tokenize(text).ids()));
    return count.counts;
  }

  private void add(long[] ids) {
    for (long id : ids) {
      String piece = pieces.get(Math.toIntExact(id));
      if (!WordPieceVocabulary.isContinuation(piece)) {
        endWord();
      }
      if (!special.contains(piece)) {
        word.append(WordPieceVocabulary.letters(piece));
      }
    }
    endWord();
  }

  private void endWord() {
    if (!word.isEmpty()) {
      counts.merge(word.toString(), 1, Integer::sum);
      word.setLength(0);
    }
  }
}
