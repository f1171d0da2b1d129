package dev.pith.fuzz;

import dev.pith.tokenize.OtherTokenizerException;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerDefinition;
import dev.pith.tokenize.TokenizerException;
import dev.pith.tokenize.WordPieceTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Any bytes are refused as a tokenizer of BERT's kind or give ids that a table could have rows for.
 * Other kinds go to the native library, which is not ours to mend and is left out.
 */
public final class TokenizerFileTarget {
  private static final int MAX_TOKENS = 24;
  private static final String TEXT = "[CLS] a bad cafe\u0301 ##ba \ud83d\ude00 zz";

  private static final Path FILE = file();

  private TokenizerFileTarget() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(FILE, input);
    try (Tokenizer tokenizer = WordPieceTokenizer.open(FILE, MAX_TOKENS)) {
      for (long id : tokenizer.tokenize(TEXT).ids()) {
        if (id < 0) {
          throw new AssertionError("id " + id);
        }
      }
    } catch (TokenizerException | OtherTokenizerException refused) {
      // So it should be.
    }
    try {
      TokenizerDefinition.of("fuzzed", input, MAX_TOKENS).vocabulary();
    } catch (TokenizerException | OtherTokenizerException refused) {
      // The same.
    }
  }

  private static Path file() {
    try {
      return Files.createTempFile("tokenizer", ".json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
