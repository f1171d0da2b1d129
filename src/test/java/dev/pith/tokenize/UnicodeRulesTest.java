package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnicodeRulesTest {
  @Test
  void onlyMarksMove() {
    assertThat(
            IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(UnicodeRulesTest::isMovedByTheJdk)
                .filter(codePoint -> !UnicodeRules.mayMove(codePoint)))
        .isEmpty();
  }

  @Test
  void asciiIsItsOwnDecomposition() {
    for (int codePoint = 0; codePoint < 0x80; codePoint++) {
      String self = Character.toString(codePoint);
      assertThat(UnicodeRules.decomposed(codePoint))
          .isEqualTo(Normalizer.normalize(self, Normalizer.Form.NFD));
    }
  }

  @Test
  void allOfAsciiThatIsNoLetterDigitSpaceOrControlIsPunctuation() {
    String expected = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    String found =
        IntStream.range(0, 0x80)
            .filter(UnicodeRules::isPunctuation)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    assertThat(found).isEqualTo(expected);
  }

  private static boolean isMovedByTheJdk(int codePoint) {
    String self = Character.toString(codePoint);
    return Normalizer.isNormalized(self, Normalizer.Form.NFD)
        && !Normalizer.isNormalized("\u0345" + self + "\u0334", Normalizer.Form.NFD);
  }
}
