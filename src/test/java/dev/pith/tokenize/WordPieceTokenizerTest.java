package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.WordNet;
import dev.pith.fixtures.AtHand;
import dev.pith.fixtures.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything is compared with the native library. */
class WordPieceTokenizerTest {
  private static final int MAX_TOKENS = 256;
  private static final int LINES = 12_000;
  private static final Path FILE = Models.full().tokenizerFile();
  private static Tokenizer library;
  private static Tokenizer java;

  @BeforeAll
  static void open() {
    library = HuggingFaceFileTokenizer.open(FILE, MAX_TOKENS);
    java = WordPieceTokenizer.open(FILE, MAX_TOKENS);
  }

  @AfterAll
  static void close() {
    library.close();
  }

  @Test
  void passagesOfWordNetHaveTheIdsOfTheLibrary() {
    List<String> passages = WordNet.passages().subList(0, LINES);

    assertThat(passages).allSatisfy(passage -> assertSame(java, library, passage));
  }

  @Test
  void linesOfPublicTextsHaveTheIdsOfTheLibrary() throws IOException {
    Path data = AtHand.publicData("text");
    for (String name :
        new String[] {"text/nq-questions.txt", "scifact/corpus.jsonl", "text/banking77.txt"}) {
      try (Stream<String> lines = Files.lines(data.resolve(name))) {
        lines.limit(LINES / 2).forEach(line -> assertSame(java, library, line));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 64, 256})
  void anyTextCutAnywhereHasTheIdsOfTheLibrary(int maxTokens) {
    Random random = new Random(maxTokens);
    try (Tokenizer theirs = HuggingFaceFileTokenizer.open(FILE, maxTokens);
        Tokenizer ours = WordPieceTokenizer.open(FILE, maxTokens)) {
      for (int i = 0; i < 4_000; i++) {
        assertSame(ours, theirs, MixedTexts.next(random));
      }
    }
  }

  @Test
  void wordsAboutAsLongAsTheLongestAllowedHaveTheIdsOfTheLibrary() {
    for (int count = 97; count < 104; count++) {
      assertSame(java, library, "a".repeat(count) + " b");
      assertSame(java, library, "a\u0301".repeat(count) + " b");
      assertSame(java, library, "\uD83D\uDE00".repeat(count) + " b");
      // Each of these syllables is three letters.
      assertSame(java, library, "\uAC01".repeat(count / 3) + "a".repeat(count % 3) + " b");
    }
  }

  @Test
  void aMillionCharactersHaveTheIdsOfTheLibrary() {
    int cut = MAX_TOKENS * 128;
    for (String text :
        List.of(
            "x".repeat(1_000_000),
            " ".repeat(1_000_000),
            "ship ".repeat(200_000),
            "\u0301".repeat(1_000_000),
            " ".repeat(cut - 1) + "\uD83D\uDE00",
            " ".repeat(cut - 4) + "[SEP]",
            " ".repeat(cut - 5) + "[SEP]",
            " ".repeat(cut - 1) + "a")) {
      assertSame(java, library, text);
    }
  }

  @Test
  void threadsThatShareItGetTheIdsOfOne() {
    Random random = new Random(7);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      texts.add(MixedTexts.next(random));
    }
    List<long[]> alone = texts.stream().map(text -> java.tokenize(text).ids()).toList();

    List<long[]> together =
        IntStream.range(0, texts.size())
            .parallel()
            .mapToObj(i -> java.tokenize(texts.get(i)).ids())
            .toList();

    assertThat(together.toArray(long[][]::new)).isDeepEqualTo(alone.toArray(long[][]::new));
  }

  @Test
  void aMaximumWithoutPlaceForTheSpecialTokensIsRefused() {
    assertThatThrownBy(() -> WordPieceTokenizer.open(FILE, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two are needed");
  }

  static void assertSame(Tokenizer ours, Tokenizer theirs, String text) {
    Tokens expected = theirs.tokenize(text);
    Tokens found = ours.tokenize(text);
    assertThat(found.ids()).as(text).containsExactly(expected.ids());
    assertThat(found.truncated()).as(text).isEqualTo(expected.truncated());
  }
}
