package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddedTokensTest {
  private AddedTokens tokens;

  @BeforeEach
  void addTheShortestFirst() {
    Map<String, Integer> idOfToken = new LinkedHashMap<>();
    idOfToken.put("[A", 5);
    idOfToken.put("[AB", 3);
    idOfToken.put("<b>", 8);
    tokens = new AddedTokens(idOfToken);
  }

  @ParameterizedTest
  @CsvSource({"[A, 0, 5, 2", "[AB, 0, 3, 3", "[ABC, 0, 3, 3", "x[AC, 1, 5, 2", "<<b>>, 1, 8, 3"})
  void theLongestThatStartsCounts(String text, int from, int id, int length) {
    int token = tokens.at(text, from, text.length());

    assertThat(tokens.id(token)).isEqualTo(id);
    assertThat(tokens.length(token)).isEqualTo(length);
  }

  @Test
  void whatEndsBehindTheEndIsNotThere() {
    assertThat(tokens.id(tokens.at("[AB", 0, 2))).isEqualTo(5);
    assertThat(tokens.at("[AB", 0, 1)).isEqualTo(AddedTokens.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A[", "[", "<b", "[ab", "a", "\u0080[A", "\uFF3BA"})
  void nothingStartsWhereNoneIsWritten(String text) {
    assertThat(tokens.at(text, 0, text.length())).isEqualTo(AddedTokens.NONE);
  }

  @Test
  void onlyTokensThatStartWithAsciiCanBeHeld() {
    assertThat(AddedTokens.canHold("")).isFalse();
    assertThat(IntStream.range(0, 0x100))
        .allSatisfy(
            first ->
                assertThat(AddedTokens.canHold(Character.toString(first) + "x"))
                    .isEqualTo(first < 0x80));
  }
}
