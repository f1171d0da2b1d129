package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextNormalizerTest {
  @Test
  void accentsAreDroppedAndLettersLowered() {
    assertThat(TextNormalizer.of('\u00C9')).isEqualTo('e');
    assertThat(TextNormalizer.of('\u0130')).isEqualTo('i');
    assertThat(TextNormalizer.of('\u03A3')).isEqualTo('\u03C3');
    assertThat(TextNormalizer.of('\u0301')).isEqualTo(TextNormalizer.REMOVED);
  }

  @Test
  void controlCharactersAreRemovedButSomeAreSpace() {
    assertThat(TextNormalizer.of('\u0007')).isEqualTo(TextNormalizer.REMOVED);
    assertThat(TextNormalizer.of('\u200B')).isEqualTo(TextNormalizer.REMOVED);
    assertThat(TextNormalizer.of('\uD800')).isEqualTo(TextNormalizer.REMOVED);
    assertThat(TextNormalizer.of('\uFFFD')).isEqualTo(TextNormalizer.REMOVED);
    assertThat(TextNormalizer.of('\n')).isEqualTo(TextNormalizer.SPACE);
    assertThat(TextNormalizer.of('\u3000')).isEqualTo(TextNormalizer.SPACE);
  }

  @Test
  void punctuationAndIdeographsStandAlone() {
    for (char alone : new char[] {'$', '=', '\u2014', '\u4E2D'}) {
      int normalized = TextNormalizer.of(alone);
      assertThat(TextNormalizer.isAlone(normalized)).isTrue();
      assertThat(TextNormalizer.codePoint(normalized)).isEqualTo(alone);
    }
    assertThat(TextNormalizer.codePoint(TextNormalizer.of('\u2260'))).isEqualTo('=');
    assertThat(TextNormalizer.isAlone(TextNormalizer.of('a'))).isFalse();
  }

  @Test
  void aSyllableBecomesItsLetters() {
    assertThat(TextNormalizer.of('\uAC01')).isEqualTo(TextNormalizer.SEVERAL);
    assertThat(TextNormalizer.severalFrom('\uAC01')).containsExactly('\u1100', '\u1161', '\u11A8');
  }

  @Test
  void onlyMarksThatStayDependOnTheirOrder() {
    assertThat(Vocabulary.dependsOnOrderOfMarks("caf\u00E9")).isFalse();
    assertThat(Vocabulary.dependsOnOrderOfMarks("e\u0301")).isFalse();
    assertThat(Vocabulary.dependsOnOrderOfMarks("\u302E")).isTrue();
    assertThat(Vocabulary.dependsOnOrderOfMarks("\uD834\uDD65")).isTrue();
  }
}
