package dev.pith.fuzz;

import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.tokenize.HuggingFaceFileTokenizer;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.Tokens;
import dev.pith.tokenize.WordPieceTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Any text, half surrogate pairs too, has ids that the encoder has rows for, no more than it reads,
 * and the ones that the library of Hugging Face gives.
 */
public final class TokenizerTarget {
  private static final int MAX_TOKENS = 24;

  private static final Path FILE = file();
  private static final Tokenizer OURS = WordPieceTokenizer.open(FILE, MAX_TOKENS);
  private static final Tokenizer REFERENCE = HuggingFaceFileTokenizer.open(FILE, MAX_TOKENS);

  private TokenizerTarget() {}

  /** The first byte says whether the rest is UTF-8 or UTF-16. */
  public static void fuzzerTestOneInput(byte[] input) {
    byte[] rest = Inputs.rest(input);
    String text =
        Inputs.choice(input, 2) == 0 ? new String(rest, StandardCharsets.UTF_8) : units(rest);
    Tokens tokens = OURS.tokenize(text);
    if (tokens.count() > MAX_TOKENS) {
      throw new AssertionError(tokens.count() + " tokens");
    }
    for (long id : tokens.ids()) {
      if (id < 0 || id >= TinyEncoders.VOCABULARY) {
        throw new AssertionError("id " + id);
      }
    }
    Tokens expected = REFERENCE.tokenize(text);
    if (!Arrays.equals(tokens.ids(), expected.ids())
        || tokens.truncated() != expected.truncated()) {
      throw new AssertionError(
          "%s %s, not %s %s"
              .formatted(
                  Arrays.toString(tokens.ids()),
                  tokens.truncated(),
                  Arrays.toString(expected.ids()),
                  expected.truncated()));
    }
  }

  /** A char of every two bytes, as decoders do not give them: pairs may be halves. */
  private static String units(byte[] bytes) {
    char[] units = new char[bytes.length / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) ((bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff));
    }
    return new String(units);
  }

  private static Path file() {
    try {
      return Files.write(
          Files.createTempFile("tokenizer", ".json"), TinyTokenizers.definition().json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
