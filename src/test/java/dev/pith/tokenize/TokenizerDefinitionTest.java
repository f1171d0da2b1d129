package dev.pith.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.fixtures.TinyTokenizers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerDefinitionTest {
  private static final TokenizerDefinition TINY = TinyTokenizers.definition();
  private static final String PADDING =
      """
      "padding": {"strategy": {"Fixed": 9}, "direction": "Right", "pad_id": 0, "pad_type_id": 0,
        "pad_token": "[PAD]"}""";

  @Test
  void twoWithTheSameContentAndLengthAreTheSameWhereverTheyCameFrom() {
    TokenizerDefinition same = TokenizerDefinition.of("elsewhere", TINY.json(), TINY.maxTokens());

    assertThat(same).isEqualTo(TINY).hasSameHashCodeAs(TINY);
    assertThat(TINY.cutAt(TINY.maxTokens() - 1)).isNotEqualTo(TINY);
    assertThat(changed(" ", "  ")).isNotEqualTo(TINY);
    assertThat(TINY).isNotEqualTo(TINY.origin());
  }

  @Test
  void theContentIsACopyThatNobodyCanChange() {
    TINY.json()[0] = '?';

    assertThat(TINY.json()[0]).isEqualTo((byte) '{');
  }

  @Test
  void theFilesOwnLengthAndPaddingAreNotUsed() {
    TokenizerDefinition padded =
        TokenizerDefinition.of(
            "padded",
            text(TINY)
                .replace(
                    "\"truncation\": null",
                    "\"truncation\": {\"max_length\": 3, \"direction\": \"Right\", \"stride\": 0}")
                .replace("\"padding\": null", PADDING)
                .getBytes(StandardCharsets.UTF_8),
            TINY.maxTokens());

    try (Tokenizer ours = WordPieceTokenizer.open(padded);
        Tokenizer plain = WordPieceTokenizer.open(TINY)) {
      for (String text : TinyTokenizers.texts(5, 50)) {
        assertThat(ours.tokenize(text).ids()).containsExactly(plain.tokenize(text).ids());
      }
    }
  }

  @Test
  void aTrimmedFilePadsByTheNewIdOfItsTokenAndHasNoPaddingWhereItHadNone() {
    List<String> turned = TINY.vocabulary().pieces().reversed();

    assertThat(text(TINY.keeping(turned))).contains("\"padding\" : null");
    assertThat(text(changed("\"padding\": null", PADDING).keeping(turned)))
        .contains("\"pad_id\" : " + (turned.size() - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u2192MASK"})
  void anAddedTokenStartsWithACharacterOfAscii(String token) {
    assertRefused(changed("[MASK]", token), "/added_tokens/4");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"ids\": [2]', '\"ids\": [2, 2]'",
    "'\"ids\": [3]', '\"ids\": [\"3\"]'",
    "'\"ids\": [3]', '\"ids\": []'",
    "'}}],', '}}, {\"SpecialToken\": {\"id\": \"[SEP]\", \"type_id\": 0}}],'"
  })
  void aTextStandsBetweenTwoSpecialTokensOfOneIdEach(String setting, String other) {
    assertRefused(changed(setting, other), "/post_processor/single");
  }

  private static void assertRefused(TokenizerDefinition definition, String pointer) {
    assertThatThrownBy(() -> WordPieceTokenizer.open(definition))
        .isInstanceOf(OtherTokenizerException.class)
        .hasMessageContaining("tiny is no uncased BERT tokenizer: " + pointer + " is");
  }

  private static TokenizerDefinition changed(String setting, String other) {
    String json = text(TINY);
    assertThat(json).contains(setting);
    return TokenizerDefinition.of(
        "tiny", json.replace(setting, other).getBytes(StandardCharsets.UTF_8), TINY.maxTokens());
  }

  private static String text(TokenizerDefinition definition) {
    return new String(definition.json(), StandardCharsets.UTF_8);
  }
}
