package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.Models;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The full encoder's tokenizer with a third of its words. */
class TrimmedTokenizerTest {
  private static final TokenizerDefinition FULL =
      TokenizerDefinition.read(Models.full().tokenizerFile(), 64);
  private static final List<String> KEPT = kept();

  private static TokenizerDefinition trimmed;
  private static Tokenizer java;
  private static Tokenizer library;

  @BeforeAll
  static void open() {
    trimmed = FULL.keeping(KEPT);
    java = WordPieceTokenizer.open(trimmed);
    library = HuggingFaceFileTokenizer.open(trimmed);
  }

  @AfterAll
  static void close() {
    java.close();
    library.close();
  }

  @Test
  void theOrderGivenIsTheOrderOfIds() {
    assertThat(trimmed.vocabulary().pieces()).isEqualTo(KEPT);
    assertThat(trimmed.vocabulary().special()).isEqualTo(FULL.vocabulary().special());
  }

  @Test
  void bothReadersGiveTheSameIds() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      String text = MixedTexts.next(random);
      assertThat(java.tokenize(text).ids()).as(text).isEqualTo(library.tokenize(text).ids());
    }
  }

  @Test
  void specialTokensStandWhereTheyStoodUnderTheirNewIds() {
    long[] ids = java.tokenize("a [MASK] b").ids();

    assertThat(Arrays.stream(ids).mapToObj(id -> KEPT.get((int) id)))
        .containsExactly("[CLS]", "a", "[MASK]", "b", "[SEP]");
  }

  @Test
  void aSpecialTokenCannotBeLeftOut() {
    assertThatThrownBy(() -> FULL.keeping(List.of("[PAD]", "[UNK]", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be kept");
  }

  @Test
  void anotherKindOfTokenizerHasNoPieces() {
    byte[] json = "{\"model\": {\"type\": \"BPE\"}}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> TokenizerDefinition.of("bytes", json, 8).vocabulary())
        .isInstanceOf(OtherTokenizerException.class)
        .hasMessageContaining("/model/type");
  }

  private static List<String> kept() {
    Random random = new Random(3);
    WordPieceVocabulary all = FULL.vocabulary();
    return all.pieces().stream()
        .filter(
            piece ->
                all.special().contains(piece)
                    || WordPieceVocabulary.letters(piece).length() == 1
                    || random.nextInt(3) == 0)
        .toList();
  }
}
