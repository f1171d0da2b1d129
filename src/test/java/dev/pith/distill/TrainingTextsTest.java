package dev.pith.distill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.encode.Role;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTextsTest {
  private static final List<String> CORPUS =
      IntStream.range(0, 200)
          .mapToObj(
              i -> "Document %d has a first sentence. Then %d has a second one.".formatted(i, i))
          .toList();
  private static final List<String> GENERAL =
      IntStream.range(0, 500).mapToObj(i -> "general text number " + i).toList();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsHeldBackIsNotLearnt(long seed) {
    TrainingTexts drawn = TrainingTexts.draw(CORPUS, GENERAL, 1_000_000, seed);
    assertThat(texts(drawn.validation()))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(texts(drawn.lessons()));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void wholeDocumentsAndTheirSentencesAreLearnt(long seed) {
    TrainingTexts drawn = TrainingTexts.draw(CORPUS, GENERAL, 1_000_000, seed);
    List<String> learnt = CORPUS.stream().filter(texts(drawn.lessons())::contains).toList();
    assertThat(learnt).hasSizeGreaterThan(150);
    assertThat(texts(drawn.lessons().stream().filter(p -> p.role() == Role.QUERY).toList()))
        .containsAll(learnt.stream().map(t -> t.substring(0, t.indexOf('.') + 1)).toList());
  }

  @Test
  void textsWithoutUpperCaseHaveSentencesToo() {
    List<String> lower = CORPUS.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    assertThat(texts(TrainingTexts.draw(lower, GENERAL, 1_000_000, 1).lessons()))
        .contains("document 7 has a first sentence.");
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void ofACorpusThatIsTooLargeMoreDocumentsAreTouchedThanAreReadWhole(long seed) {
    List<Passage> lessons = TrainingTexts.draw(CORPUS, List.of(), 6_000, seed).lessons();
    long whole = lessons.stream().filter(p -> p.role() == Role.DOCUMENT).count();
    long touched = lessons.stream().map(p -> p.text().replaceAll("[^0-9]", "")).distinct().count();
    assertThat(whole).isBetween(30L, 40L);
    assertThat(touched).isGreaterThan(whole * 3 / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {2_000, 5_000, 10_000})
  void ofALargeCorpusAboutAThirdIsGeneralAndNoMoreIsGivenThanWasAsked(long characters) {
    TrainingTexts drawn = TrainingTexts.draw(CORPUS, GENERAL, characters, 1);
    assertThat((double) general(drawn) / all(drawn)).isBetween(0.25, 0.35);
    assertThat(all(drawn)).isBetween(characters * 9 / 10, characters * 11 / 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11})
  void whatASmallCorpusCannotGiveGeneralTextGives(long seed) {
    List<String> small = CORPUS.subList(0, 30);
    TrainingTexts drawn = TrainingTexts.draw(small, GENERAL, 11_000, seed);
    assertThat((double) general(drawn) / all(drawn)).isGreaterThan(0.5);
    assertThat(all(drawn)).isBetween(9_900L, 12_100L);
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void withoutACorpusAllIsGeneral(long seed) {
    TrainingTexts drawn = TrainingTexts.draw(List.of(), GENERAL, 3_000, seed);
    assertThat(GENERAL).containsAll(texts(drawn.lessons())).containsAll(texts(drawn.validation()));
    assertThat(texts(drawn.validation())).doesNotContainAnyElementsOf(texts(drawn.lessons()));
  }

  private static long general(TrainingTexts drawn) {
    return characters(texts(drawn.lessons()).stream().filter(GENERAL::contains).toList());
  }

  private static long all(TrainingTexts drawn) {
    return characters(texts(drawn.lessons()));
  }

  private static List<String> texts(List<Passage> passages) {
    return passages.stream().map(Passage::text).toList();
  }

  private static long characters(List<String> texts) {
    return texts.stream().mapToLong(String::length).sum();
  }
}
