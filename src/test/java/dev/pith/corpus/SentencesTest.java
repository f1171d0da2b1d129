package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {
  private static final List<String> PARTS =
      List.of("a", "word", " ", "  ", ".", "!", "?", "\n", "\r\n", "\t", "\u3002", "\u6f22", ". ");

  static List<Long> seeds() {
    return IntStream.range(0, 200).mapToObj(Long::valueOf).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void piecesComeInOrderAndOnlyWhiteSpaceIsBetweenThem(long seed) {
    Random random = new Random(seed);
    StringBuilder drawn = new StringBuilder();
    random.ints(random.nextInt(40), 0, PARTS.size()).forEach(i -> drawn.append(PARTS.get(i)));
    String text = drawn.toString();

    int from = 0;
    for (Sentences.Place place : Sentences.places(text)) {
      assertThat(text.substring(from, place.start())).as("before %s", place).isBlank();
      assertThat(text.substring(place.start(), place.end()))
          .isNotEmpty()
          .isEqualTo(text.substring(place.start(), place.end()).strip());
      from = place.end();
    }
    assertThat(text.substring(from)).isBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "'One. Two! Three?', One.|Two!|Three?",
    "'one.two', one.two",
    "'Dr. No', Dr.|No",
    "'a\n\nb', a|b",
    "'\u6f22\u3002\u5b57', \u6f22\u3002|\u5b57",
    "'  a.  ', a."
  })
  void aTextIsTakenApartBehindItsSentencesAndAtLineBreaks(String text, String pieces) {
    assertThat(Sentences.of(text)).containsExactly(pieces.split("\\|"));
  }
}
