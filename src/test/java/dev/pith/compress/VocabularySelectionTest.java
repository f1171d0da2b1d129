package dev.pith.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.tokenize.WordPieceVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularySelectionTest {
  private static final List<String> CHARACTERS =
      List.of("[UNK]", "a", "d", "i", "##a", "##d", "##i", "[", "##]");

  @Test
  void aPieceIsAlsoCountedForTheWordsThatWillNeedIt() {
    // No text holds "da" by itself, but once the rare "dadi" is gone it is met more often than
    // "ad".
    VocabularySelection selection = selection("ad", "da", "dadi", "dada");
    selection.count(Map.of("dadi", 3, "dada", 4, "ad", 5), 1);

    assertThat(selection.keep(CHARACTERS.size() + 1)).contains("da");
  }

  @Test
  void whereNoTextWasCountedTheOrderOfTheFileTellsAndReservedNamesGoFirst() {
    VocabularySelection selection = selection("[d]", "da", "##di", "[a]", "ad");
    selection.countByOrder(1);

    assertThat(selection.keep(CHARACTERS.size() + 3)).endsWith("da", "##di", "ad");
    assertThat(selection.keep(CHARACTERS.size() + 1)).endsWith("##]", "da");
  }

  @Test
  void aWordWithACharacterThatNoPieceHasNeedsNone() {
    assertThat(new PieceSplit(Set.of("a", "##d")).of("adx")).isEmpty();
    assertThat(new PieceSplit(Set.of("a", "##d")).of("xad")).isEmpty();
    VocabularySelection selection = selection("ad", "da");
    selection.count(Map.of("adx", 9, "da", 1), 1);

    assertThat(selection.keep(CHARACTERS.size() + 1)).contains("da");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xa", "ax", "##ax", "##xa", "dax"})
  void aVocabularyThatLacksACharacterOfAPieceIsRefusedByThePiece(String piece) {
    assertThatThrownBy(() -> selection("ad", piece))
        .isInstanceOf(PassRefusedException.class)
        .hasMessageContaining("'" + piece + "' but not all of its characters");
  }

  private static VocabularySelection selection(String... more) {
    List<String> pieces = new ArrayList<>(CHARACTERS);
    pieces.addAll(List.of(more));
    return new VocabularySelection(new WordPieceVocabulary(pieces, Set.of("[UNK]")));
  }
}
