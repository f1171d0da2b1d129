package dev.pith.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.Document;
import dev.pith.corpus.Sentences;
import dev.pith.fixtures.LongTexts;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerFiles;
import dev.pith.tokenize.Tokens;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of passages, for texts of all kinds. */
class PassageSplitterTest {
  private static final int MAX_TOKENS = 64;
  private static final Tokenizer TOKENIZER =
      TokenizerFiles.open(TinyTokenizers.definition(MAX_TOKENS));

  /** What texts are drawn from: words, blanks, ends, other scripts, and what is no word. */
  private static final List<String> PARTS =
      List.of(
          "ba",
          "mana",
          "rokatami",
          " ",
          " ",
          " ",
          ". ",
          "! ",
          "\n",
          "\t ",
          ",",
          "\u3002",
          "\u6f22\u5b57\u6f22\u5b57",
          "\ud83d\ude00",
          "\ud83d",
          "e\u0301",
          "-",
          "x".repeat(150));

  private static int count(String text) {
    Tokens tokens = TOKENIZER.tokenize(text);
    return tokens.truncated() ? MAX_TOKENS + 1 : tokens.count();
  }

  static List<Long> seeds() {
    return IntStream.range(0, 300).mapToObj(Long::valueOf).toList();
  }

  private static Document drawn(Random random) {
    String title = parts(random, random.nextInt(4) == 0 ? 100 : 6);
    return new Document("d", title, parts(random, 10 + random.nextInt(600)));
  }

  private static String parts(Random random, int most) {
    int rareness = 1 + random.nextInt(PARTS.size());
    return random
        .ints(random.nextInt(most), 0, PARTS.size())
        .mapToObj(i -> PARTS.get(i < rareness ? i : i % 4))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void passagesCoverTheTextInOrderAndNoneIsTooLong(long seed) {
    Random random = new Random(seed);
    Document document = drawn(random);
    int most =
        PassageSplitter.LEAST_TOKENS
            + random.nextInt(MAX_TOKENS - PassageSplitter.LEAST_TOKENS + 1);

    List<PassageRange> passages =
        new PassageSplitter(PassageSplitterTest::count, most).split(document);

    String text = document.text();
    int covered = 0;
    PassageRange before = new PassageRange(0, -1, -1);
    for (PassageRange passage : passages) {
      assertThat(passage.start()).isGreaterThan(before.start());
      assertThat(passage.end()).isGreaterThan(before.end());
      if (passage.start() > covered) {
        assertThat(text.substring(covered, passage.start())).isBlank();
      }
      assertThat(count(passage.textOf(document))).as("%s", passage).isLessThanOrEqualTo(most);
      covered = passage.end();
      before = passage;
    }
    assertThat(text.substring(covered)).isBlank();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameDocumentGivesTheSamePassages(long seed) {
    Document document = drawn(new Random(seed));
    PassageSplitter splitter = new PassageSplitter(PassageSplitterTest::count, 40);
    List<PassageRange> once = splitter.split(document);
    splitter.split(drawn(new Random(seed + 1)));
    assertThat(splitter.split(document)).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void passagesOfOrdinaryTextAreWholeSentencesAndOverlapByTwoFifthsAtMost(long seed) {
    Random random = new Random(seed);
    Document document = new Document("d", "", LongTexts.sentences(random, 60));
    int most = 40;
    ToIntFunction<String> words = text -> text.isEmpty() ? 0 : text.split("\\s+").length;

    List<PassageRange> passages = new PassageSplitter(words, most).split(document);

    String text = document.text();
    Set<Integer> starts = starts(text);
    int overlaps = 0;
    for (int i = 0; i < passages.size(); i++) {
      PassageRange passage = passages.get(i);
      assertThat(starts).contains(passage.start());
      assertThat(passage.end() == text.length() || starts.contains(passage.end() + 1)).isTrue();
      if (i > 0 && passage.start() < passages.get(i - 1).end()) {
        int again = words.applyAsInt(text.substring(passage.start(), passages.get(i - 1).end()));
        assertThat(again).isLessThanOrEqualTo(2 * most / 5);
        overlaps++;
      }
    }
    assertThat(overlaps).as("passages that overlap").isGreaterThan(passages.size() / 2);
  }

  private static Set<Integer> starts(String text) {
    return Sentences.places(text).stream().map(Sentences.Place::start).collect(Collectors.toSet());
  }

  @Test
  void aTextThatFitsIsOnePassageAsItIs() {
    PassageSplitter splitter = new PassageSplitter(PassageSplitterTest::count, 40);
    for (String text : List.of("", " \n ", "ba. ma.", "  ba  \n ma.\n")) {
      Document document = new Document("d", "ta ra", text);
      assertThat(splitter.split(document))
          .containsExactly(new PassageRange(5, 0, text.length()))
          .allMatch(passage -> passage.textOf(document).equals(document.passage()));
    }
  }

  @Test
  void theTitleStandsInFrontOfEachPassage() {
    Document document = new Document("d", "ta ra", "ba ma na. ".repeat(60));
    PassageSplitter splitter = new PassageSplitter(PassageSplitterTest::count, 40);
    assertThat(splitter.split(document))
        .hasSizeGreaterThan(3)
        .allMatch(passage -> passage.textOf(document).startsWith("ta ra ba ma na."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ba ma."})
  void aTitleThatFillsMoreThanHalfIsCutBehindAWord(String text) {
    String title = "ta ra ".repeat(50);
    Document document = new Document("d", title, text);
    PassageSplitter splitter = new PassageSplitter(PassageSplitterTest::count, 40);
    assertThat(splitter.split(document))
        .hasSize(1)
        .allMatch(passage -> count(title.substring(0, passage.titleEnd())) == 20)
        .allMatch(passage -> title.startsWith(" ", passage.titleEnd()))
        .allMatch(passage -> passage.end() == text.length());
  }

  /** A tokenizer that makes more of a whole than of its parts. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatFitsIsDecidedByThePassageAndNotByTheSumOfItsParts(long seed) {
    Random random = new Random(seed);
    Document document = new Document("d", "title", LongTexts.sentences(random, 40));
    ToIntFunction<String> odd =
        text -> {
          int words = text.isEmpty() ? 0 : text.split("\\s+").length;
          return words + words / 7;
        };
    assertThat(new PassageSplitter(odd, 32).split(document))
        .allMatch(passage -> odd.applyAsInt(passage.textOf(document)) <= 32);
  }
}
