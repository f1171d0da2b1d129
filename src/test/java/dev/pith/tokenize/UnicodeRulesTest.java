package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
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

  private static boolean isMovedByTheJdk(int codePoint) {
    String self = Character.toString(codePoint);
    return Normalizer.isNormalized(self, Normalizer.Form.NFD)
        && !Normalizer.isNormalized("\u0345" + self + "\u0334", Normalizer.Form.NFD);
  }
}
