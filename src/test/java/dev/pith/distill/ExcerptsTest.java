package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptsTest {
  private static final List<String> TEXTS =
      List.of(words("a", 200), words("b", 30), words("c", 5), words("d", 3), "");

  private static String words(String letter, int count) {
    return IntStream.range(0, count).mapToObj(i -> letter + i).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anExcerptIsARunOfWordsOfOneText(long seed) {
    List<String> excerpts = drawn(seed);
    assertThat(excerpts)
        .hasSizeGreaterThan(100)
        .allSatisfy(excerpt -> assertThat(TEXTS).anyMatch(text -> text.contains(excerpt)));
    assertThat(excerpts.stream().map(text -> text.split(" ").length))
        .allSatisfy(length -> assertThat(length).isBetween(4, 48));
  }

  @Test
  void shortOnesAreMostAndLongOnesAreThere() {
    List<Integer> lengths = drawn(4).stream().map(text -> text.split(" ").length).toList();
    assertThat(lengths).anyMatch(length -> length > 40);
    assertThat(lengths.stream().filter(length -> length < 14).count())
        .isGreaterThan(lengths.size() / 2);
  }

  @Test
  void everyWordOfALongEnoughTextIsReached() {
    List<String> excerpts =
        Excerpts.of(List.of(words("e", 12)), 500, 8).stream().map(Passage::text).toList();
    assertThat(excerpts)
        .anyMatch(text -> text.startsWith("e0 "))
        .anyMatch(text -> text.endsWith(" e11"));
    assertThat(excerpts).contains(words("e", 12));
  }

  @Test
  void theSameSeedDrawsTheSameAndNoTextsGiveNone() {
    assertThat(drawn(5)).isEqualTo(drawn(5)).isNotEqualTo(drawn(6));
    assertThat(Excerpts.of(List.of(), 10, 7)).isEmpty();
  }

  private static List<String> drawn(long seed) {
    return Excerpts.of(TEXTS, 500, seed).stream().map(Passage::text).toList();
  }
}
