package dev.pith.tokenize;

import dev.pith.fixtures.Models;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A class of its own, because it takes too long to be run for each change of the program. */
class EveryCodePointTest {
  private static final Path FILE = Models.full().tokenizerFile();
  private static final int MAX_TOKENS = 256;
  private static final int PER_TEXT = 32;

  @Test
  void insideAWordHasTheIdsOfTheLibrary() {
    try (Tokenizer library = HuggingFaceFileTokenizer.open(FILE, MAX_TOKENS);
        Tokenizer java = WordPieceTokenizer.open(FILE, MAX_TOKENS)) {
      for (int first = 0; first <= Character.MAX_CODE_POINT; first += PER_TEXT) {
        WordPieceTokenizerTest.assertSame(java, library, text(first));
      }
    }
  }

  private static String text(int first) {
    StringBuilder text = new StringBuilder();
    for (int codePoint = first; codePoint < first + PER_TEXT; codePoint++) {
      text.append('a').appendCodePoint(codePoint).append("a ");
    }
    return text.toString();
  }
}
