package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.Models;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerFilesTest {
  private static final String MODEL = Models.full().tokenizerFile().toString();

  @TempDir Path folder;

  @Test
  void theModelsOwnFileIsReadInJava() {
    try (Tokenizer tokenizer = TokenizerFiles.open(Path.of(MODEL), 32)) {
      assertThat(tokenizer).isInstanceOf(WordPieceTokenizer.class);
      assertThat(tokenizer.maxTokens()).isEqualTo(32);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BertNormalizer, NFC, /normalizer/type",
    "'\"lowercase\": true', '\"lowercase\": false', /normalizer/lowercase",
    "'\"clean_text\": true', '\"clean_text\": false', /normalizer/clean_text",
    "'\"strip_accents\": null', '\"strip_accents\": false', /normalizer/strip_accents",
    "'\"handle_chinese_chars\": true', '\"handle_chinese_chars\": false', /handle_chinese_chars",
    "'BertPreTokenizer', 'Whitespace', /pre_tokenizer/type",
    "'\"direction\": \"Right\"', '\"direction\": \"Left\"', /truncation/direction",
    "'\"stride\": 0', '\"stride\": 1', /truncation/stride",
    "'\"id\": 103', '\"id\": 104', /added_tokens/4/id",
    "'\"normalized\": false', '\"normalized\": true', /added_tokens/0/normalized",
    "'\"single_word\": false', '\"single_word\": true', /added_tokens/0/single_word",
    "'\"type\": \"WordPiece\"', '\"type\": \"Unigram\"', /model/type",
    "'prefix\": \"##\"', 'prefix\": \"@@\"', /model/continuing_subword_prefix",
    "'word\": 100', 'word\": 50', /model/max_input_chars_per_word",
    "'\"unk_token\": \"[UNK]\"', '\"unk_token\": \"no such piece\"', /model/unk_token",
    "'\"unk_token\": \"[UNK]\"', '\"unk_token\": 100', /model/unk_token is 100",
    "'\"unk_token\": \"[UNK]\"', '\"unknown\": \"[UNK]\"', /model/unk_token is nothing",
    "TemplateProcessing, BertProcessing, /post_processor/type",
    "'\"id\": \"A\"', '\"id\": \"B\"', /post_processor/single",
    "'\"##ing\"', '\"##i\u302Eng\"', /model/vocab",
    "'\"##ing\": 2075', '\"##ing\": 20750000000', /model/vocab is the piece ##ing",
    "'\"##ing\": 2075', '\"##ing\": \"2075\"', /model/vocab is the piece ##ing"
  })
  void anotherSettingIsRefusedByItsPlace(String setting, String other, String pointer)
      throws IOException {
    Path file = changed(setting, other);

    assertThatThrownBy(() -> WordPieceTokenizer.open(file, 32))
        .isInstanceOf(OtherTokenizerException.class)
        .hasMessageContaining("tokenizer.json")
        .hasMessageContaining(pointer);
  }

  @ParameterizedTest
  @CsvSource({
    "(\"##ing\": )2075, 2075, /model/vocab",
    "(\"ids\": \\[\\s*)102, 102, /post_processor/special_tokens"
  })
  void anIdThatIsNoRowOfATableIsRefusedAndNotLeftToTheLibrary(
      String place, String id, String pointer) throws IOException {
    String json = Files.readString(Path.of(MODEL));
    String below = json.replaceFirst(place, "$1-" + id);
    Path file = Files.writeString(folder.resolve("tokenizer.json"), below);

    assertThat(below).isNotEqualTo(json);
    assertThatThrownBy(() -> TokenizerFiles.open(file, 32))
        .isInstanceOf(TokenizerException.class)
        .hasMessageContaining("in " + pointer + " a token has the id -" + id);
  }

  @Test
  void anotherKindOfTokenizerIsReadByTheLibrary() throws IOException {
    Path cased = changed("\"lowercase\": true", "\"lowercase\": false");

    try (Tokenizer tokenizer = TokenizerFiles.open(cased, 32)) {
      assertThat(tokenizer).isInstanceOf(HuggingFaceFileTokenizer.class);
      assertThat(tokenizer.tokenize("Hello").ids()).isNotEqualTo(tokenizer.tokenize("hello").ids());
    }
  }

  @ParameterizedTest
  @CsvSource({"{}", "[]", "{\"model\"", "''"})
  void whatIsNoTokenizerIsRefusedByName(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("tokenizer.json"), json);

    assertThatThrownBy(() -> TokenizerFiles.open(file, 32))
        .isInstanceOf(TokenizerException.class)
        .hasMessageContaining("tokenizer.json");
  }

  @Test
  void aFileOfMoreThan64MiBIsRefusedUnread() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength((64L << 20) + 1);
    }

    assertThatThrownBy(() -> TokenizerDefinition.read(file, 32))
        .isInstanceOf(TokenizerException.class)
        .hasMessageContaining("tokenizer.json")
        .hasMessageContaining("over 64 MiB");
  }

  private Path changed(String setting, String other) throws IOException {
    String json = Files.readString(Path.of(MODEL));
    assertThat(json).contains(setting);
    return Files.writeString(folder.resolve("tokenizer.json"), json.replace(setting, other));
  }
}
