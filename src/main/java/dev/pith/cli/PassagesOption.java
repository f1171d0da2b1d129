package dev.pith.cli;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --passages}: into what documents are cut. */
final class PassagesOption {
  @Option(
      names = "--passages",
      paramLabel = "TOKENS",
      description = {
        "Embed documents in overlapping passages of so many tokens at most, such as 128, title included,",
        "so that all of a long one is found by meaning. Without it, only its beginning is embedded."
      })
  private @Nullable Integer tokens;

  /** Empty when it was not given. */
  OptionalInt tokens() {
    return tokens == null ? OptionalInt.empty() : OptionalInt.of(tokens);
  }
}
