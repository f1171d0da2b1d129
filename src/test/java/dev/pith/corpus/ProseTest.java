package dev.pith.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProseTest {
  /** Among the commonest of other languages of the European Parliament, and no English words. */
  private static final Set<String> FOREIGN =
      Set.of("der", "und", "het", "een", "che", "di", "que", "les", "och", "att", "og", "ja");

  @ParameterizedTest
  @EnumSource(CommentedLibrary.class)
  void everyLibraryGivesManyParagraphs(CommentedLibrary library) {
    List<String> paragraphs = TechnicalProse.of(library);

    assertThat(paragraphs).hasSizeGreaterThan(2000).doesNotHaveDuplicates();
    assertThat(paragraphs).allSatisfy(text -> assertThat(text).hasSizeBetween(120, 1500));
    assertThat(paragraphs).noneMatch(text -> text.contains("<p>") || text.contains("@param"));
  }

  @Test
  void speechesAreManyAndInEnglish() {
    List<String> speeches = Speeches.inEnglish();

    assertThat(speeches).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
    assertThat(speeches).allSatisfy(text -> assertThat(text).hasSizeBetween(200, 1500));
    assertThat(speeches).allSatisfy(text -> assertThat(foreignShare(text)).isLessThan(0.06));
  }

  private static double foreignShare(String text) {
    String[] words = text.toLowerCase(java.util.Locale.ROOT).split(" ", -1);
    return (double) Arrays.stream(words).filter(FOREIGN::contains).count() / words.length;
  }
}
