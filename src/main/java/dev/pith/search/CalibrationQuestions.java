package dev.pith.search;

import dev.pith.corpus.Sentences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Questions drawn from passages, which nobody has to judge: sentences, and a few words of one, in
 * turns. The same passages and seed give the same questions.
 */
final class CalibrationQuestions {
  private static final int SHORTEST_CHARS = 30;
  private static final int LONGEST_CHARS = 300;
  private static final int SHORTEST_WORD_CHARS = 4;
  private static final int FEWEST_WORDS = 3;
  private static final int MOST_WORDS = 8;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Random random;

  private CalibrationQuestions(long seed) {
    this.random = new Random(seed);
  }

  /** At most one of each passage, in their order. */
  static List<String> of(List<String> passages, long seed) {
    CalibrationQuestions draw = new CalibrationQuestions(seed);
    List<String> questions = new ArrayList<>();
    for (String passage : passages) {
      List<String> sentences = sentences(passage);
      if (!sentences.isEmpty()) {
        String sentence = sentences.get(draw.random.nextInt(sentences.size()));
        questions.add(questions.size() % 2 == 0 ? sentence : draw.words(sentence));
      }
    }
    return questions;
  }

  private static List<String> sentences(String text) {
    return Sentences.of(text).stream()
        .filter(s -> s.length() >= SHORTEST_CHARS && s.length() <= LONGEST_CHARS)
        .toList();
  }

  /** Some of a sentence's longer words in their order; the sentence when it has too few. */
  private String words(String sentence) {
    List<String> words =
        Arrays.stream(BLANKS.split(sentence))
            .filter(word -> word.length() >= SHORTEST_WORD_CHARS)
            .collect(Collectors.toCollection(ArrayList::new));
    int wanted = random.nextInt(FEWEST_WORDS, MOST_WORDS + 1);
    if (words.size() < FEWEST_WORDS) {
      return sentence;
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      places.add(i);
    }
    Collections.shuffle(places, random);
    return places.stream().limit(wanted).sorted().map(words::get).collect(Collectors.joining(" "));
  }
}
