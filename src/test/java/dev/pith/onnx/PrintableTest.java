package dev.pith.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void whatFitsIsShownAsItIs() {
    assertThat(Printable.of("", 0)).isEmpty();
    assertThat(Printable.of("caf\u00E9 \u4E2D", 6)).isEqualTo("caf\u00E9 \u4E2D");
  }

  @Test
  void whatDoesNotIsCut() {
    assertThat(Printable.of("abcd", 3)).isEqualTo("abc...");
    assertThat(Printable.of("a", 0)).isEqualTo("...");
  }

  @Test
  void whatATerminalObeysIsNotShown() {
    assertThat(Printable.of("a\u001B[31m\n\u202E\u2028\uD83D\uE000", 20)).isEqualTo("a?[31m?????");
  }
}
