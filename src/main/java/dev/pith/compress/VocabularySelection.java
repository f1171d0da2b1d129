package dev.pith.compress;

import dev.pith.tokenize.WordPieceVocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses which pieces of a vocabulary stay.
 *
 * <p>The least needed go in rounds, each half of what is left to go; then the words that have lost
 * a piece are split again. A piece is needed as often as words are split into it, and as often as
 * the pieces are needed that are bound to go and would be split into it. Special tokens and single
 * characters always stay: with them every word that had pieces has pieces again.
 */
final class VocabularySelection {
  /** Zipf-Mandelbrot's shift for English words (Mandelbrot 1953). */
  private static final double RANK_SHIFT = 2.7;

  private final WordPieceVocabulary vocabulary;
  private final Map<String, Double> shares = new HashMap<>();

  VocabularySelection(WordPieceVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    requireEveryCharacter();
  }

  /**
   * Counts words of a kind of text.
   *
   * @param weight of this kind among all, in any unit
   */
  void count(Map<String, Integer> words, double weight) {
    double total = words.values().stream().mapToInt(Integer::intValue).sum();
    words.forEach((word, count) -> shares.merge(word, weight * count / total, Double::sum));
  }

  /**
   * Counts what the vocabulary's own order tells of the text that it was made from: its pieces
   * stand in falling order of their frequency, which Zipf's law then gives.
   */
  void countByOrder(double weight) {
    List<String> ranked = vocabulary.pieces().stream().filter(this::isRanked).toList();
    double total = 0;
    for (int rank = 0; rank < ranked.size(); rank++) {
      total += 1 / (rank + RANK_SHIFT);
    }
    for (int rank = 0; rank < ranked.size(); rank++) {
      shares.merge(ranked.get(rank), weight / total / (rank + RANK_SHIFT), Double::sum);
    }
  }

  /** How many pieces stay in any case. */
  long always() {
    return vocabulary.pieces().stream().filter(this::alwaysStays).count();
  }

  /**
   * The pieces that stay, in their old order.
   *
   * @param count how many; at least {@link #always()}
   */
  List<String> keep(int count) {
    Set<String> kept = new LinkedHashSet<>(vocabulary.pieces());
    List<String> removable = new ArrayList<>(kept);
    removable.removeIf(this::alwaysStays);
    // Of two that nobody uses, the one further back goes first.
    Collections.reverse(removable);
    SortedMap<String, List<String>> splits = new TreeMap<>();
    shares.keySet().forEach(word -> splits.put(word, new PieceSplit(kept).of(word)));
    while (kept.size() > count) {
      int round = Math.ceilDiv(kept.size() - count, 2);
      PieceSplit before = new PieceSplit(kept);
      Map<String, Double> need = use(splits);
      sort(removable, need);
      inherit(removable.subList(0, kept.size() - count), before, need);
      sort(removable, need);
      Set<String> removed = new HashSet<>(removable.subList(0, round));
      removable.removeIf(removed::contains);
      kept.removeAll(removed);
      PieceSplit after = new PieceSplit(kept);
      splits.replaceAll(
          (word, pieces) -> pieces.stream().anyMatch(removed::contains) ? after.of(word) : pieces);
    }
    return List.copyOf(kept);
  }

  /** The share of running words that each piece is part of. */
  private Map<String, Double> use(SortedMap<String, List<String>> splits) {
    Map<String, Double> use = new HashMap<>();
    splits.forEach(
        (word, pieces) -> {
          double share = shares.getOrDefault(word, 0.0);
          pieces.forEach(piece -> use.merge(piece, share, Double::sum));
        });
    return use;
  }

  private static void sort(List<String> pieces, Map<String, Double> need) {
    pieces.sort(Comparator.comparingDouble(piece -> need.getOrDefault(piece, 0.0)));
  }

  /** Adds the need of pieces that are to go to those that they are made of; long ones first. */
  private static void inherit(List<String> leaving, PieceSplit split, Map<String, Double> need) {
    List<String> longFirst = new ArrayList<>(leaving);
    longFirst.sort(
        Comparator.comparingInt((String piece) -> -WordPieceVocabulary.letters(piece).length()));
    for (String piece : longFirst) {
      double share = need.getOrDefault(piece, 0.0);
      split.withoutItself(piece).forEach(part -> need.merge(part, share, Double::sum));
    }
  }

  private boolean alwaysStays(String piece) {
    return vocabulary.special().contains(piece) || isCharacter(piece);
  }

  private static boolean isCharacter(String piece) {
    String letters = WordPieceVocabulary.letters(piece);
    return letters.codePointCount(0, letters.length()) == 1;
  }

  /**
   * Not so for characters, which stand in the order of their code points, nor for reserved names.
   */
  private boolean isRanked(String piece) {
    return !alwaysStays(piece)
        && WordPieceVocabulary.letters(piece).codePoints().allMatch(Character::isLetterOrDigit);
  }

  private void requireEveryCharacter() {
    Set<String> known = new HashSet<>(vocabulary.pieces());
    for (String piece : vocabulary.pieces()) {
      if (!vocabulary.special().contains(piece) && !hasEveryCharacter(piece, known)) {
        throw new PassRefusedException(
            "the vocabulary has '%s' but not all of its characters: without it words would be lost"
                .formatted(piece));
      }
    }
  }

  private static boolean hasEveryCharacter(String piece, Set<String> known) {
    String letters = WordPieceVocabulary.letters(piece);
    int first = letters.offsetByCodePoints(0, 1);
    boolean start =
        WordPieceVocabulary.isContinuation(piece) || known.contains(letters.substring(0, first));
    int from = WordPieceVocabulary.isContinuation(piece) ? 0 : first;
    return start
        && letters
            .substring(from)
            .codePoints()
            .allMatch(c -> known.contains(WordPieceVocabulary.PREFIX + Character.toString(c)));
  }
}
