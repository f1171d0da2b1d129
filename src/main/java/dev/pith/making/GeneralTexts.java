package dev.pith.making;

import dev.pith.corpus.CommentedLibrary;
import dev.pith.corpus.Speeches;
import dev.pith.corpus.TechnicalProse;
import dev.pith.corpus.WordNet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * General English, in an order drawn by a seed and handed out once: what one has taken, nobody else
 * gets.
 */
final class GeneralTexts {
  /** For the lineage. */
  static final String SOURCE =
      "WordNet 3.1 entries, comments of Commons Math 3.6.1 and HTSJDK 4.1.3, speeches of Europarl";

  private static final int JOINED_LENGTHS = 5;

  private final long seed;
  private final List<String> entries = new ArrayList<>(WordNet.passages());
  private final List<String> prose;
  private int entriesTaken;
  private int proseTaken;

  GeneralTexts(long seed) {
    this.seed = seed;
    Collections.shuffle(entries, new Random(seed));
    List<List<String>> kinds = new ArrayList<>();
    for (CommentedLibrary library : CommentedLibrary.values()) {
      kinds.add(new ArrayList<>(TechnicalProse.of(library)));
    }
    kinds.add(new ArrayList<>(Speeches.inEnglish()));
    kinds.forEach(kind -> Collections.shuffle(kind, new Random(seed)));
    prose = inTurn(kinds);
  }

  /** One of each kind in turn; those that are left when a kind is used up follow. */
  private static List<String> inTurn(List<List<String>> kinds) {
    List<String> mixed = new ArrayList<>();
    int longest = kinds.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (List<String> kind : kinds) {
        if (i < kind.size()) {
          mixed.add(kind.get(i));
        }
      }
    }
    return mixed;
  }

  /**
   * Half dictionary entries, joined by 1, 2, 4, 8 or 16, for the breadth of their words; half
   * prose, technical and spoken, for the length and connection of real documents. An encoder that
   * is fitted to short texts alone fails on documents.
   */
  List<String> take(int count) {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(
          i % 2 == 0 ? joinedEntries(1 << (i / 2 % JOINED_LENGTHS)) : prose.get(proseTaken++));
    }
    return texts;
  }

  /** What {@link #take} would give next; it stays there for others. */
  List<String> ahead(int count) {
    int entriesBefore = entriesTaken;
    int proseBefore = proseTaken;
    List<String> texts = take(count);
    entriesTaken = entriesBefore;
    proseTaken = proseBefore;
    return texts;
  }

  /** Everything that was not taken, entries one by one. */
  List<String> rest() {
    List<String> rest = new ArrayList<>(entries.subList(entriesTaken, entries.size()));
    rest.addAll(prose.subList(proseTaken, prose.size()));
    Collections.shuffle(rest, new Random(seed));
    return rest;
  }

  private String joinedEntries(int count) {
    List<String> joined = entries.subList(entriesTaken, entriesTaken + count);
    entriesTaken += count;
    return String.join(". ", joined);
  }
}
