package dev.pith.evaluate;

import dev.pith.corpus.Sentences;
import java.util.List;

/** A question that nobody has to think of: a sentence of a document, from its middle. */
final class MiddleSentence {
  private static final int SHORTEST_CHARS = 30;
  private static final int LONGEST_CHARS = 300;

  private MiddleSentence() {}

  /** The text itself when no sentence of it is about as long as a question. */
  static String of(String text) {
    List<String> sentences =
        Sentences.of(text).stream()
            .filter(s -> s.length() >= SHORTEST_CHARS && s.length() <= LONGEST_CHARS)
            .toList();
    return sentences.isEmpty() ? text : sentences.get(sentences.size() / 2);
  }
}
