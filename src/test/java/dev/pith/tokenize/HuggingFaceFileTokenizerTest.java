package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.Models;
import dev.pith.fixtures.TinyTokenizers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HuggingFaceFileTokenizerTest {
  private static final long CLS = 101;
  private static final long SEP = 102;
  private static final int VOCABULARY = 30_522;
  private static Tokenizer tokenizer;

  @BeforeAll
  static void open() {
    tokenizer = HuggingFaceFileTokenizer.open(Models.full().tokenizerFile(), 256);
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  @Test
  void knownWordsHaveTheIdsOfTheVocabulary() {
    assertThat(tokenizer.tokenize("Hello, world!").ids())
        .containsExactly(CLS, 7592, 1010, 2088, 999, SEP);
  }

  /** The fuzz target of tokenizers fails at any connection; here it is said why. */
  @Test
  void theLibraryIsToldToReportToNobody() {
    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
  }

  @Test
  void aFileWithoutThePieceForUnknownWordsFailsByItsOwnException(@TempDir Path folder)
      throws IOException {
    String json = new String(TinyTokenizers.definition().json(), StandardCharsets.UTF_8);
    Path file =
        Files.writeString(
            folder.resolve("tokenizer.json"),
            json.replace("\"unk_token\": \"[UNK]\"", "\"unk_token\": \"[NONE]\""));

    try (Tokenizer lacking = HuggingFaceFileTokenizer.open(file, 24)) {
      assertThatThrownBy(() -> lacking.tokenize("\u4e2d"))
          .isInstanceOf(TokenizerException.class)
          .hasMessageContaining("Missing [UNK] token");
    }
  }

  /** Found by fuzzing: the library ended the process at the first text. */
  @Test
  void aTemplateOfATokenThatIsNotThereIsRefused(@TempDir Path folder) throws IOException {
    String json = new String(TinyTokenizers.definition().json(), StandardCharsets.UTF_8);
    String named = "{\"SpecialToken\": {\"id\": \"[SEP]\"";
    assertThat(json).contains(named);
    Path file =
        Files.writeString(
            folder.resolve("tokenizer.json"), json.replace(named, named.replace("SEP", "SEQ")));

    assertThatThrownBy(() -> HuggingFaceFileTokenizer.open(file, 24))
        .isInstanceOf(TokenizerException.class)
        .hasMessageContaining("its template names '[SEQ]'");
  }

  @Test
  void nothingIsPadded() {
    assertThat(tokenizer.tokenize("").ids()).containsExactly(CLS, SEP);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyStringGivesIdsInTheVocabularyBetweenTheSpecialOnes(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = random.nextInt(80); c > 0; c--) {
        text.append((char) random.nextInt(0x10000)); // Lone surrogates included.
      }
      Tokens tokens = tokenizer.tokenize(text.toString());
      assertThat(tokens.count()).isBetween(2, 256);
      assertThat(tokens.ids()[0]).isEqualTo(CLS);
      assertThat(tokens.ids()[tokens.count() - 1]).isEqualTo(SEP);
      assertThat(Arrays.stream(tokens.ids()).allMatch(id -> id >= 0 && id < VOCABULARY)).isTrue();
    }
  }

  @Test
  void aMillionCharactersAreCutToTheMaximum() {
    Tokens words = tokenizer.tokenize("ship ".repeat(200_000));
    assertThat(words.count()).isEqualTo(256);
    assertThat(words.truncated()).isTrue();

    Tokens oneWord = tokenizer.tokenize("x".repeat(1_000_000));
    assertThat(oneWord.count()).isEqualTo(3);
    assertThat(oneWord.truncated()).isTrue();
  }

  @Test
  void aFileThatIsNoTokenizerIsRefusedByName(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("tokenizer.json"), "{}");

    assertThatThrownBy(() -> HuggingFaceFileTokenizer.open(file, 256))
        .isInstanceOf(TokenizerException.class)
        .hasMessageContaining("tokenizer.json");
  }
}
