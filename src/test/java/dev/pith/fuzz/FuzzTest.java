package dev.pith.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.disk.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A little of the fuzzing in every build; how long is its budget, and nothing is measured by it.
 */
class FuzzTest {
  private static final int SECONDS = 30;

  static List<FuzzTarget> targets() {
    return FuzzTargets.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void noInputBreaksTheLawOf(FuzzTarget target) throws IOException, InterruptedException {
    FuzzResult result = FuzzRun.of(target).seconds(SECONDS);

    assertThat(result.crash()).as("the input is kept").isEmpty();
    assertThat(result.inputs()).isPositive();
  }

  @Test
  void anInputThatBreaksALawIsFoundToldAndKept() throws IOException, InterruptedException {
    FuzzTarget faulty =
        new FuzzTarget(
            "faulty",
            FaultyTarget.class,
            () -> List.of("pit".getBytes(StandardCharsets.UTF_8)),
            List.of("pith"));

    FuzzCrash crash = FuzzRun.of(faulty).inputs(10_000_000).crash().orElseThrow();

    assertThat(crash.failure()).contains("the one input that is wrong", "FaultyTarget");
    assertThat(crash.input()).hasContent("pith");
    FileTree.delete(crash.input().resolve("../..").normalize());
  }

  @Test
  void asManyInputsAreTriedAsAreAskedFor() throws IOException, InterruptedException {
    FuzzResult result = FuzzRun.of(FuzzTargets.all().getFirst()).inputs(2_000);

    assertThat(result.inputs()).isGreaterThanOrEqualTo(2_000);
    assertThat(result.crash()).isEmpty();
  }
}
