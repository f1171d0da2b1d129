package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.tune.Goal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class GoalOptionsTest {
  private static final double FULL_MILLIS = 6;

  @Test
  void withoutABoundTwoInAHundredMayBeLost() {
    assertThat(goal()).isEqualTo(new Goal.MinQuality(0.98));
    assertThat(goal("--min-quality", "0.9")).isEqualTo(new Goal.MinQuality(0.9));
  }

  @ParameterizedTest
  @CsvSource({"3, 0.5", "1.5, 0.25", "0.4x, 0.4", "1x, 1", "6, 1", "60, 1"})
  void aBoundOfTimeIsAShareOfTheFullEncodersTimeAndNeverMore(String bound, double share) {
    assertThat(goal("--max-latency", bound)).isEqualTo(new Goal.MaxLatency(share));
  }

  @ParameterizedTest
  @CsvSource({
    "20000000, 20000000",
    "20MB, 20000000",
    "20.5 mb, 20500000",
    "3kb, 3000",
    "1GB, 1000000000"
  })
  void bytesMayHaveUnits(String bound, long bytes) {
    assertThat(goal("--max-bytes", bound)).isEqualTo(new Goal.MaxBytes(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--min-quality=0",
        "--min-quality=NaN",
        "--min-quality=98%",
        "--max-latency=0",
        "--max-latency=-1x",
        "--max-latency=1.1x",
        "--max-latency=x",
        "--max-bytes=0.5",
        "--max-bytes=-3MB",
        "--max-bytes=9TB",
        "--max-bytes=99999999999999999999GB"
      })
  void aBoundThatBoundsNothingIsRefused(String option) {
    assertThatThrownBy(() -> goal(option)).isInstanceOf(ParameterException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {"plain/word-1.0|plain/word-1.0", "two words|'two words'", "it's|'it'\\''s'"})
  void aCommandIsShownAsAShellReadsIt(String word, String shown) {
    assertThat(CommandLineText.quoted(word)).isEqualTo(shown);
  }

  private static Goal goal(String... words) {
    GoalOptions options = new GoalOptions();
    new CommandLine(options).parseArgs(words);
    return options.goal(FULL_MILLIS);
  }
}
