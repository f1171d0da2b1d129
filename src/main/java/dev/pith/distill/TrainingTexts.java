package dev.pith.distill;

import dev.pith.encode.Role;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a student reads: whole documents, because it will index them; their sentences, read as
 * questions because those are as short; and general text, because questions use words that
 * documents do not.
 *
 * @param lessons learnt from
 * @param validation held back: documents, and sentences of no other document
 */
record TrainingTexts(List<Passage> lessons, List<Passage> validation) {
  private static final double GENERAL_SHARE = 0.3;
  private static final double HELD_BACK_SHARE = 0.05;
  private static final int MOST_VALIDATION_DOCUMENTS = 100;
  private static final int SENTENCES_PER_VALIDATION_DOCUMENT = 3;
  private static final int SHORTEST_SENTENCE_CHARS = 20;

  /**
   * Draws texts.
   *
   * @param corpus the documents that the encoder is made for; may be empty
   * @param general any other text
   * @param characters about how many are wanted; fewer are given if there are fewer
   */
  static TrainingTexts draw(List<String> corpus, List<String> general, long characters, long seed) {
    List<String> own = shuffled(corpus, seed);
    List<String> other = shuffled(general, seed);
    List<String> judged = own.isEmpty() ? other : own;
    int held =
        Math.max(1, (int) Math.min(MOST_VALIDATION_DOCUMENTS, HELD_BACK_SHARE * judged.size()));
    List<Passage> validation = new ArrayList<>();
    for (String document : judged.subList(0, held)) {
      List<Passage> parts = withSentences(document);
      validation.addAll(
          parts.subList(0, Math.min(parts.size(), 1 + SENTENCES_PER_VALIDATION_DOCUMENT)));
    }
    List<String> rest = judged.subList(held, judged.size());
    List<Passage> lessons = new ArrayList<>();
    if (own.isEmpty()) {
      fill(lessons, rest, characters);
    } else {
      long taken = fill(lessons, rest, Math.round((1 - GENERAL_SHARE) * characters));
      fill(lessons, other, Math.round(taken * GENERAL_SHARE / (1 - GENERAL_SHARE)));
    }
    return new TrainingTexts(lessons, validation);
  }

  /** Adds texts and their sentences, and tells how many characters they have. */
  private static long fill(List<Passage> lessons, List<String> texts, long characters) {
    long taken = 0;
    for (String text : texts) {
      if (taken >= characters) {
        break;
      }
      List<Passage> parts = withSentences(text);
      lessons.addAll(parts);
      taken += parts.stream().mapToLong(part -> part.text().length()).sum();
    }
    return taken;
  }

  /** A text and, if it has more than one, its sentences. */
  private static List<Passage> withSentences(String text) {
    List<String> sentences = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      String sentence = text.substring(from, to).strip();
      if (sentence.length() >= SHORTEST_SENTENCE_CHARS) {
        sentences.add(sentence);
      }
      from = to;
    }
    List<Passage> all = new ArrayList<>();
    all.add(new Passage(Role.DOCUMENT, text));
    if (sentences.size() > 1) {
      sentences.forEach(sentence -> all.add(new Passage(Role.QUERY, sentence)));
    }
    return all;
  }

  private static List<String> shuffled(List<String> texts, long seed) {
    List<String> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
