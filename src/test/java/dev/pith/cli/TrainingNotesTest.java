package dev.pith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TrainingNotesTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private long seconds;
  private final TrainingNotes notes =
      new TrainingNotes(
          new Console(new PrintStream(written), new PrintStream(written, true, UTF_8), false),
          () -> seconds * 1_000_000_000L);

  @Test
  void theTimeLeftIsReckonedFromTheStepsOfThisRun() {
    notes.started(900, 1000);
    seconds = 50;
    notes.validated(950, 1000, 0.25, 0.9);
    assertThat(lines())
        .containsExactly(
            "  going on from step 900 of 1,000",
            "  step 950 of 1,000: loss 0.2500, best cosine on texts held back 0.9000, 50 s left");
  }

  @Test
  void whatTheFullEncoderHasReadIsShownToTheEnd() {
    notes.taught(40, 200);
    notes.taught(200, 200);
    assertThat(lines())
        .singleElement()
        .asString()
        .contains("the full encoder reads", "100 %", "200 of 200 texts");
  }

  private String[] lines() {
    return written.toString(UTF_8).split(System.lineSeparator());
  }
}
