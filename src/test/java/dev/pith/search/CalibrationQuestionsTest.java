package dev.pith.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationQuestionsTest {
  private static final String LOWER_CASE =
      "the slipstream of a wing is destalled in part . effects of lift are found by experiment .";

  @Test
  void sentencesAndWordsOfThemTakeTurns() {
    List<String> questions = CalibrationQuestions.of(List.of(LOWER_CASE, LOWER_CASE), 1);
    assertThat(questions).hasSize(2);
    assertThat(LOWER_CASE).contains(questions.getFirst());
    String[] words = questions.getLast().split(" ");
    assertThat(words).hasSizeBetween(3, 8);
    assertThat(Arrays.asList(LOWER_CASE.split(" "))).containsSubsequence(words);
  }

  @Test
  void theSamePassagesAndSeedGiveTheSameQuestions() {
    List<String> passages = List.of(LOWER_CASE, LOWER_CASE, LOWER_CASE);
    assertThat(CalibrationQuestions.of(passages, 3))
        .isEqualTo(CalibrationQuestions.of(passages, 3));
  }

  @Test
  void passagesWithoutASentenceOfFittingLengthAskNothing() {
    assertThat(CalibrationQuestions.of(List.of("", "Short.", "x".repeat(5_000)), 1)).isEmpty();
  }
}
