package dev.pith.tune;

import dev.pith.corpus.Document;
import dev.pith.fixtures.Texts;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up documents with a title and sentences, each about a few words of its own. */
final class Abstracts {
  private static final int SENTENCES = 4;
  private static final int OWN_WORDS = 8;

  private Abstracts() {}

  static List<Document> of(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> document(random, "d" + i)).toList();
  }

  private static Document document(Random random, String id) {
    String[] own = Texts.words(random, OWN_WORDS).split(" ", -1);
    String text =
        IntStream.range(0, SENTENCES)
            .mapToObj(i -> id + "." + i + " " + drawn(random, own, 7) + " .")
            .collect(Collectors.joining(" "));
    return new Document(id, "about " + drawn(random, own, 4) + " " + id, text);
  }

  private static String drawn(Random random, String[] words, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> words[random.nextInt(words.length)])
        .collect(Collectors.joining(" "));
  }
}
