package dev.pith.compress;

import dev.pith.corpus.Sentences;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses which texts a teacher is asked about, as many as a budget of tokens allows: whole
 * documents of the corpus, their sentences, and general text.
 *
 * <p>Sentences are there because questions are as short, and so that an encoder of questions is
 * fitted to them as well. What the corpus does not use up goes to general text; without a corpus
 * that is all of it.
 */
final class TeacherTexts {
  private static final double DOCUMENTS_SHARE = 0.4;
  private static final double SENTENCES_SHARE = 0.4;
  private static final int SHORTEST_SENTENCE_CHARS = 20;
  private static final int LONGEST_SENTENCE_CHARS = 400;
  private static final long SEED = 20_260_801L;

  private final Tokenizer tokenizer;
  private final Set<String> seen = new HashSet<>();
  private final List<String> texts = new ArrayList<>();
  private final List<long[]> ids = new ArrayList<>();

  private TeacherTexts(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Chooses.
   *
   * @param budget the most tokens of all texts together
   */
  static TeacherTexts of(TextSupply supply, Tokenizer tokenizer, long budget) {
    TeacherTexts chosen = new TeacherTexts(tokenizer);
    long left = budget;
    left -= chosen.add(supply.corpus().stream(), (long) (DOCUMENTS_SHARE * budget));
    left -= chosen.add(sentences(supply.corpus()).stream(), (long) (SENTENCES_SHARE * budget));
    chosen.add(supply.general().stream(), left);
    return chosen;
  }

  /** Those that the calibration's tokenizer reads of the calibration's texts. */
  static TeacherTexts of(Calibration calibration, long budget) {
    try (Tokenizer tokenizer = TokenizerFiles.open(calibration.tokenizer())) {
      return of(calibration.supply(), tokenizer, budget);
    }
  }

  /** The texts, of which no two are the same. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  /** The token ids of each text. */
  List<long[]> ids() {
    return List.copyOf(ids);
  }

  /** Of all documents in one drawn order, so that those that are read are a fair sample. */
  private static List<String> sentences(List<String> documents) {
    List<String> sentences = new ArrayList<>();
    for (String document : documents) {
      Sentences.of(document).stream().filter(TeacherTexts::isLikeAQuestion).forEach(sentences::add);
    }
    Collections.shuffle(sentences, new Random(SEED));
    return sentences;
  }

  private static boolean isLikeAQuestion(String sentence) {
    return sentence.length() >= SHORTEST_SENTENCE_CHARS
        && sentence.length() <= LONGEST_SENTENCE_CHARS;
  }

  /** Gives how many tokens were taken. */
  private long add(Stream<String> candidates, long budget) {
    long taken = 0;
    for (Iterator<String> each = candidates.iterator(); each.hasNext(); ) {
      String text = each.next();
      if (seen.add(text)) {
        long[] read = tokenizer.tokenize(text).ids();
        if (taken + read.length > budget) {
          return taken;
        }
        texts.add(text);
        ids.add(read);
        taken += read.length;
      }
    }
    return taken;
  }
}
