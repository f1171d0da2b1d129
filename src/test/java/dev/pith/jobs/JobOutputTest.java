package dev.pith.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobOutputTest {
  private final StringWriter file = new StringWriter();
  private final JobOutput output = new JobOutput(file);

  private static String bar(String label, int percent) {
    return "%s [====    ] %3d %%  1 of 2 documents,  3/s  5 s left".formatted(label, percent);
  }

  @Test
  void aBarThatGoesOnTakesThePlaceOfTheLineBefore() {
    output.said("first");
    IntStream.rangeClosed(0, 100).forEach(percent -> output.said(bar("indexing", percent)));
    output.said(bar("asking", 7));
    assertThat(output.lines()).containsExactly("first", bar("indexing", 100), bar("asking", 7));
    assertThat(file.toString()).isEqualTo("first\n" + bar("indexing", 100) + "\n");
  }

  @Test
  void aBarIsTheProgressUntilAnotherLineComes() {
    output.said(bar("indexing", 43));
    assertThat(output.progress()).contains(new JobProgress("indexing", 0.43));
    output.said("done");
    assertThat(output.progress()).isEmpty();
  }

  @Test
  void theLastStepOutcomeAndFailureAreRemembered() {
    for (String line :
        new String[] {
          "step 1 of 2: a", "pass 2 of 3: b ...", "» one", "» two", "pith tune: no", "pith: never"
        }) {
      output.said(line);
    }
    assertThat(output.step()).contains("pass 2 of 3: b ...");
    assertThat(output.outcome()).contains("two");
    assertThat(output.failure()).contains("never");
  }

  @Test
  void whateverIsPrintedMemoryAndFileAreBounded() {
    String endless = "x" + "\uD83D\uDE00".repeat(100_000);
    for (int i = 0; i < 30_000; i++) {
      output.said(i % 1000 == 0 ? endless : "line " + i);
    }
    assertThat(output.lines())
        .hasSize(JobOutput.LINES)
        .allMatch(line -> line.length() <= JobOutput.LINE_CHARS)
        .last()
        .isEqualTo("line 29999");
    assertThat(file.toString().lines().count()).isEqualTo(20_000);
  }
}
