package dev.pith.huggingface;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The head of {@code README.md}, between two lines of three hyphens: facts for machines. */
final class ModelCard {
  private static final int MAX_BYTES = 1 << 20;
  private static final Pattern HEAD = Pattern.compile("\\A---\\R(.*?)\\R---\\R", Pattern.DOTALL);
  private static final Pattern LICENSE =
      Pattern.compile("^license: *([A-Za-z0-9][A-Za-z0-9.+-]{0,63}) *$", Pattern.MULTILINE);

  private ModelCard() {}

  /** The license that the head names, if there is one. */
  static Optional<String> license(Path folder) throws IOException {
    Optional<byte[]> card = BoundedFile.readIfThere(folder.resolve("README.md"), MAX_BYTES);
    return card.map(bytes -> HEAD.matcher(new String(bytes, StandardCharsets.UTF_8)))
        .filter(Matcher::find)
        .map(head -> LICENSE.matcher(head.group(1)))
        .filter(Matcher::find)
        .map(license -> license.group(1));
  }
}
