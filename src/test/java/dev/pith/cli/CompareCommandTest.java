package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
  private static final String REPORT =
      """
      {"machine": {"cpu": "a processor", "cores": 2},
       "figures": [{"id": "compact-speedup", "value": %s, "unit": "ratio", "low": %s, "high": %s,
                    "samples": 600}]}
      """;

  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private Path before = Path.of("");
  private Path after = Path.of("");

  @BeforeEach
  void writeTwoReports() throws IOException {
    before = Files.writeString(folder.resolve("a.json"), REPORT.formatted(4.2, 4.1, 4.3));
    after = Files.writeString(folder.resolve("b.json"), REPORT.formatted(2.1, 2.0, 2.2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare", "--compare"})
  void twoReportsAreComparedAndTheThirdIsWritten(String word) {
    Path out = folder.resolve("out");

    int code = terminal.run("report", word, before, after, "--out", out);

    assertThat(code).isZero();
    assertThat(terminal.out())
        .contains("compact-speedup", "0.5000×", "worse")
        .contains("a.json to b.json: of 1 figures, 1 worse");
    assertThat(out.resolve("comparison.html")).isRegularFile();
    assertThat(out.resolve("comparison.json"))
        .content()
        .contains("./pith report " + word + " " + before);
    assertThat(out.resolve("comparison.md")).isRegularFile();
  }

  @Test
  void aRegressionFailsWhenAskedTo() {
    assertThat(terminal.run("report", "compare", before, after, "--fail-on-regression"))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("pith report compare: worse: compact-speedup");
    assertThat(terminal.run("report", "compare", after, before, "--fail-on-regression")).isZero();
    assertThat(
            terminal.run(
                "report", "compare", before, after, "--fail-on-regression", "--tolerance", "0.6"))
        .isZero();
  }

  @Test
  void whatIsNoReportIsSaidInOneLine() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"figures\": [{}]}");
    assertThat(terminal.run("report", "compare", before, wrong)).isEqualTo(1);
    assertThat(terminal.err().lines())
        .singleElement()
        .asString()
        .contains("wrong.json /figures/0/id");
    assertThat(terminal.run("report", "compare", before, folder.resolve("nowhere"))).isEqualTo(1);
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(terminal.run("report", "compare", before, after, "--out", file)).isEqualTo(1);
    assertThat(terminal.err().lines())
        .singleElement()
        .asString()
        .contains("cannot write the report");
  }

  @Test
  void wrongUsageIsTold() {
    assertThat(terminal.run("report")).isEqualTo(2);
    assertThat(terminal.run("report", "compare", before)).isEqualTo(2);
    assertThat(terminal.run("report", "compare", before, after, "--drift", "-1")).isEqualTo(2);
    assertThat(terminal.run("report", "compare", before, after, "--tolerance", "NaN")).isEqualTo(2);
    assertThat(terminal.err()).contains("shares of 0 or more");
  }
}
