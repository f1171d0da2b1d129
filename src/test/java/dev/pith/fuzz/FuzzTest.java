package dev.pith.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.disk.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The fuzzer itself; what it finds in each build is in the proofs of {@code dev.pith.soak}. */
class FuzzTest {
  @Test
  void anInputThatBreaksALawIsFoundToldAndKept() throws IOException, InterruptedException {
    FuzzTarget faulty =
        new FuzzTarget(
            "faulty",
            FaultyTarget.class,
            10_000_000,
            () -> List.of("pit".getBytes(StandardCharsets.UTF_8)),
            List.of("pith"));

    FuzzCrash crash = FuzzRun.of(faulty).inputs(faulty.inputs()).crash().orElseThrow();

    assertThat(crash.failure()).contains("the one input that is wrong", "FaultyTarget");
    assertThat(crash.input()).hasContent("pith");
    Path found = Objects.requireNonNull(crash.input().getParent());
    FileTree.delete(Objects.requireNonNull(found.getParent()));
  }

  @Test
  void asManyInputsAreTriedAsAreAskedFor() throws IOException, InterruptedException {
    FuzzResult result = FuzzRun.of(FuzzTargets.all().getFirst()).inputs(2_000);

    assertThat(result.inputs()).isGreaterThanOrEqualTo(2_000);
    assertThat(result.crash()).isEmpty();
  }
}
