package dev.pith.distill;

import dev.pith.corpus.Sentences;
import dev.pith.encode.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a student reads: whole documents, because it will index them; their sentences and excerpts
 * of all lengths, read as questions because those are as short; and general text, because questions
 * use words that documents do not.
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
   * @param general any other text: a share of what is wanted, and all that the corpus cannot give
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
      fill(lessons, rest, characters, seed);
    } else {
      long taken = fill(lessons, rest, Math.round((1 - GENERAL_SHARE) * characters), seed);
      fill(lessons, other, characters - taken, seed);
    }
    return new TrainingTexts(lessons, validation);
  }

  /**
   * Adds texts for half of the characters, sentences of all texts for a quarter, excerpts for what
   * is left, then texts again: of a corpus that is too large to be learnt, every document has its
   * chance. Tells how many characters were added.
   */
  private static long fill(List<Passage> lessons, List<String> texts, long characters, long seed) {
    List<Passage> whole = texts.stream().map(text -> new Passage(Role.DOCUMENT, text)).toList();
    int before = lessons.size();
    long taken = add(lessons, whole, characters / 2);
    List<Passage> unread = whole.subList(lessons.size() - before, whole.size());
    List<Passage> sentences =
        new ArrayList<>(texts.stream().flatMap(text -> sentences(text).stream()).toList());
    Collections.shuffle(sentences, new Random(seed));
    taken += add(lessons, sentences, (characters - taken) / 2);
    taken += add(lessons, Excerpts.of(texts, sentences.size(), seed), characters - taken);
    return taken + add(lessons, unread, characters - taken);
  }

  private static long add(List<Passage> lessons, List<Passage> passages, long characters) {
    long taken = 0;
    for (Passage passage : passages) {
      if (taken >= characters) {
        break;
      }
      lessons.add(passage);
      taken += passage.text().length();
    }
    return taken;
  }

  /** A text and its sentences. */
  private static List<Passage> withSentences(String text) {
    List<Passage> all = new ArrayList<>();
    all.add(new Passage(Role.DOCUMENT, text));
    all.addAll(sentences(text));
    return all;
  }

  /** A text's sentences, read as questions; none if it is a single one. */
  private static List<Passage> sentences(String text) {
    List<Passage> sentences =
        Sentences.of(text).stream()
            .filter(sentence -> sentence.length() >= SHORTEST_SENTENCE_CHARS)
            .map(sentence -> new Passage(Role.QUERY, sentence))
            .toList();
    return sentences.size() > 1 ? sentences : List.of();
  }

  private static List<String> shuffled(List<String> texts, long seed) {
    List<String> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
