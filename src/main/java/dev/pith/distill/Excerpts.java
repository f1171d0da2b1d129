package dev.pith.distill;

import dev.pith.encode.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Runs of words from anywhere in a text: more texts like it, for a teacher who needs no labels. */
final class Excerpts {
  private static final int FEWEST_WORDS = 4;
  private static final int MOST_WORDS = 48;

  private Excerpts() {}

  /**
   * Excerpts, read as questions. Each length between the limits is as likely as its double: most
   * are short.
   *
   * @param texts drawn from with equal chances; those with fewer words than an excerpt give none
   * @param draws how often one is drawn
   */
  static List<Passage> of(List<String> texts, int draws, long seed) {
    if (texts.isEmpty()) {
      return List.of();
    }
    Random random = new Random(seed);
    return Stream.generate(() -> draw(texts.get(random.nextInt(texts.size())), random))
        .limit(draws)
        .filter(excerpt -> !excerpt.isEmpty())
        .map(excerpt -> new Passage(Role.QUERY, excerpt))
        .toList();
  }

  private static String draw(String text, Random random) {
    double doublings = Math.log((double) MOST_WORDS / FEWEST_WORDS) * random.nextDouble();
    int length = (int) Math.round(FEWEST_WORDS * Math.exp(doublings));
    String[] words = text.strip().split("\\s+");
    if (words.length < length) {
      return "";
    }
    int from = random.nextInt(words.length - length + 1);
    return String.join(" ", Arrays.copyOfRange(words, from, from + length));
  }
}
