package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
  private static final long FIRST = 90;
  private static final long LAST = 91;
  private static final int UNKNOWN = 99;
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(
          Map.of("a", 1, "ab", 2, "##a", 3, "##b", 4, "##abab", 5, "##ab", 6, "c", 7), UNKNOWN);

  private final WordPieces pieces = new WordPieces(VOCABULARY);

  @Test
  void eachPieceIsTheLongestThatFits() {
    assertThat(split("ab")).containsExactly(FIRST, 2, LAST);
    assertThat(split("abab")).containsExactly(FIRST, 2, 6, LAST);
    assertThat(split("abababb")).containsExactly(FIRST, 2, 5, 4, LAST);
    assertThat(split("aa")).containsExactly(FIRST, 1, 3, LAST);
  }

  @Test
  void aWordWithARestThatNothingFitsIsUnknownAsAWhole() {
    assertThat(split("ababc")).containsExactly(FIRST, UNKNOWN, LAST);
    assertThat(split("b")).containsExactly(FIRST, UNKNOWN, LAST);
  }

  @Test
  void aWordThatOverflowsAndThenTurnsOutUnknownTakesOnePlace() {
    TokenIds ids = new TokenIds(FIRST, 3);

    pieces.split(word("abaaac"), ids);

    assertThat(ids.overflowed()).isFalse();
    assertThat(ids.endWith(LAST)).containsExactly(FIRST, UNKNOWN, LAST);
  }

  @Test
  void noWordTakesMoreLookupsThanItsLengthTimesThatOfTheLongestPiece() {
    Random random = new Random(3);
    int longest = VOCABULARY.continuations().longest();
    for (int i = 0; i < 10_000; i++) {
      Word word = new Word();
      for (int n = 1 + random.nextInt(Word.MAX_CODE_POINTS); n > 0; n--) {
        word.append(random.nextInt(200) == 0 ? 'c' : 'a' + random.nextInt(2));
      }
      int lookups = pieces.split(word, new TokenIds(FIRST, 256));
      assertThat(lookups).isBetween(1, 1 + word.length() * longest);
    }
  }

  @Test
  void aWordOfAMillionCharactersIsUnknownWithoutALookup() {
    Word word = word("a".repeat(1_000_000));
    TokenIds ids = new TokenIds(FIRST, 256);

    assertThat(pieces.split(word, ids)).isZero();
    assertThat(word.length()).isEqualTo(Word.MAX_CODE_POINTS);
    assertThat(ids.endWith(LAST)).containsExactly(FIRST, UNKNOWN, LAST);
  }

  private long[] split(String text) {
    TokenIds ids = new TokenIds(FIRST, 256);
    pieces.split(word(text), ids);
    return ids.endWith(LAST);
  }

  private static Word word(String text) {
    Word word = new Word();
    text.codePoints().forEach(word::append);
    return word;
  }
}
