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

  /**
   * Requires that what was asked for is what there is.
   *
   * @param index that is there, for what is said
   * @param asked empty when it was not given
   */
  static void require(String index, OptionalInt there, OptionalInt asked) {
    if (asked.isPresent() && !asked.equals(there)) {
      throw new CliException(
          "%s has %s: leave --passages out, or name a new index"
              .formatted(
                  index,
                  there.isPresent()
                      ? "passages of %d tokens".formatted(there.getAsInt())
                      : "no passages"));
    }
  }

  /** Empty when it was not given. */
  OptionalInt tokens() {
    return tokens == null ? OptionalInt.empty() : OptionalInt.of(tokens);
  }
}
