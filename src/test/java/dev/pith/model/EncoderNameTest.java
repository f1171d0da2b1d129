package dev.pith.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderNameTest {
  private static final String LONGEST =
      "n23456789_123456789_123456789_123456789_123456789_123456789_1234";

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "all-MiniLM-L6-v2", "a..b", "a_b", LONGEST})
  void whatNamesAFileAnywhereIsAName(String name) {
    assertThat(EncoderName.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../a",
        "a/b",
        "a\\b",
        "-a",
        ".a",
        "a b",
        "a\n",
        "\u00e9",
        LONGEST + "5"
      })
  void whatDoesNotIsNone(String name) {
    assertThat(EncoderName.isValid(name)).isFalse();
  }
}
