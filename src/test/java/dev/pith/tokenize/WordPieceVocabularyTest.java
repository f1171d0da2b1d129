package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordPieceVocabularyTest {
  @ParameterizedTest
  @CsvSource({"ing, ing", "##ing, ing", "'#', '#'", "'##', '##'", "'###', '#'", "'', ''"})
  void theLettersOfAPieceAreWhatFollowsThePrefixAndThePrefixAloneIsText(
      String piece, String letters) {
    assertThat(WordPieceVocabulary.letters(piece)).isEqualTo(letters);
  }

  @Test
  void eachPieceStandsAtItsId() {
    WordPieceVocabulary vocabulary = vocabulary("{\"b\": 1, \"[UNK]\": 2, \"a\": 0}");

    assertThat(vocabulary.pieces()).containsExactly("a", "b", "[UNK]");
    assertThat(vocabulary.special()).containsExactly("[UNK]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": 0, \"b\": 2}",
        "{\"a\": 0, \"b\": 0}",
        "{\"a\": -1, \"b\": 0}",
        "{\"a\": \"first\", \"b\": 0}"
      })
  void idsWithAGapOrARepeatAreRefused(String idOfPiece) {
    assertThatThrownBy(() -> vocabulary(idOfPiece))
        .isInstanceOf(OtherTokenizerException.class)
        .hasMessageContaining("gaps or repeats");
  }

  private static WordPieceVocabulary vocabulary(String idOfPiece) {
    String json =
        """
        {"model": {"type": "WordPiece", "continuing_subword_prefix": "##", "unk_token": "[UNK]",
          "vocab": %s}}
        """
            .formatted(idOfPiece);
    return TokenizerDefinition.of("bytes", json.getBytes(StandardCharsets.UTF_8), 8).vocabulary();
  }
}
