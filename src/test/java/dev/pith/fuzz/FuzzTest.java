package dev.pith.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.disk.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    FuzzCrash crash = FuzzRun.of(faulty).inputs(faulty.inputs(), _ -> {}).crash().orElseThrow();

    assertThat(crash.failure()).contains("the one input that is wrong", "FaultyTarget");
    assertThat(crash.input()).hasContent("pith");
    Path found = Objects.requireNonNull(crash.input().getParent());
    FileTree.delete(Objects.requireNonNull(found.getParent()));
  }

  @Test
  void asManyInputsAreTriedAsAreAskedFor() throws IOException, InterruptedException {
    FuzzResult result = FuzzRun.of(FuzzTargets.all().getFirst()).inputs(2_000, _ -> {});

    assertThat(result.inputs()).isGreaterThanOrEqualTo(2_000);
    assertThat(result.crash()).isEmpty();
  }

  @Test
  void howFarItHasComeIsReadOutOfWholeLinesAsTheyAreWritten(@TempDir Path folder)
      throws IOException {
    Path output = Files.createFile(folder.resolve("output"));
    FuzzCourse course = new FuzzCourse(output);

    assertThat(course.tried()).isZero();
    assertThat(triedBehind(course, output, "INFO: #1 seed\n#128\tpulse  cov: 3\n#20"))
        .isEqualTo(128);
    assertThat(triedBehind(course, output, "00\tNEW    cov: 4\n")).isEqualTo(2_000);
    assertThat(triedBehind(course, output, "== Java Exception: #1 of 7\n")).isEqualTo(2_000);
  }

  @Test
  void whyAnInputIsKeptIsTold() {
    String wrong = "== Java Exception: java.lang.IllegalStateException: wrong";
    String slow = "Slowest unit: 12 s:";
    String done = "Done 500000 runs in 623 second(s)";

    assertThat(FuzzFailure.told(List.of("#1\tNEW", slow, wrong, "\tat x")))
        .isEqualTo(wrong + "\n\tat x");
    assertThat(FuzzFailure.told(List.of("Slowest unit: 11 s:", slow, "#1\tNEW", done)))
        .isEqualTo("the input took 12 s");
    assertThat(FuzzFailure.told(List.of("#1\tNEW", done))).isEqualTo("#1\tNEW\n" + done);
  }

  private static long triedBehind(FuzzCourse course, Path output, String written)
      throws IOException {
    Files.writeString(output, written, StandardOpenOption.APPEND);
    return course.tried();
  }
}
