package dev.pith.bench;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.CommentedLibrary;
import dev.pith.corpus.Document;
import dev.pith.corpus.Speeches;
import dev.pith.corpus.TechnicalProse;
import dev.pith.tokenize.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Texts to encode. */
final class BenchTexts {
  private static final int PASSAGES = 2000;
  private static final long SEED = 1;
  private static final int OF_A_LENGTH = 100;

  /** Where LangChain4j's tokenizer stops, whatever the model could read. */
  private static final int PEER_TOKENS = 128;

  private BenchTexts() {}

  /**
   * The first 2,000 documents of a folder, or as many speeches and comments, cut to the {@value
   * #PEER_TOKENS} tokens that the peer reads, so that all read the same.
   */
  static List<String> passages(Optional<Path> folder, Tokenizer tokenizer) {
    try (Stream<String> texts = folder.map(BenchTexts::documents).orElseGet(BenchTexts::prose)) {
      return texts
          .filter(text -> !text.isBlank())
          .limit(PASSAGES)
          .map(text -> cut(text, tokenizer, PEER_TOKENS))
          .toList();
    }
  }

  private static Stream<String> documents(Path folder) {
    return BeirFolder.open(folder).documents().map(Document::passage);
  }

  private static Stream<String> prose() {
    List<String> all = new ArrayList<>(Speeches.inEnglish());
    for (CommentedLibrary library : CommentedLibrary.values()) {
      all.addAll(TechnicalProse.of(library));
    }
    Collections.shuffle(all, new Random(SEED));
    return all.stream();
  }

  /** Beginnings of texts that have so many tokens. */
  static List<String> ofTokens(List<String> texts, Tokenizer tokenizer, int tokens) {
    return texts.stream()
        .map(text -> cut(text, tokenizer, tokens))
        .filter(text -> tokenizer.tokenize(text).count() == tokens)
        .limit(OF_A_LENGTH)
        .toList();
  }

  /** The longest beginning, of whole words, of at most so many tokens. */
  private static String cut(String text, Tokenizer tokenizer, int tokens) {
    String[] words = text.strip().split("\\s+", -1);
    int fits = 1;
    int tooMany = words.length + 1;
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      var read = tokenizer.tokenize(first(words, middle));
      if (!read.truncated() && read.count() <= tokens) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return first(words, fits);
  }

  private static String first(String[] words, int count) {
    return String.join(" ", Arrays.asList(words).subList(0, count));
  }
}
