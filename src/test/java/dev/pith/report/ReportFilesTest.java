package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  private static final LatencyReport REPORT = SampleReports.full();

  @Test
  void bothFilesAreWrittenOverOldOnesAndNothingElseStays(@TempDir Path directory)
      throws IOException {
    Path target = directory.resolve("new").resolve("deeper");
    ReportFiles.write(SampleReports.referenceOnly(), target);
    ReportFiles.write(REPORT, target);
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("report.json", "report.html");
    }
    assertThat(Files.readString(target.resolve("report.html"))).isEqualTo(ReportPage.of(REPORT));
    assertThat(new JsonMapper().readTree(target.resolve("report.json").toFile()))
        .isEqualTo(new JsonMapper().readTree(ReportFiles.text(ReportJson.of(REPORT))));
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("taken"), "");
    assertThatThrownBy(() -> ReportFiles.write(REPORT, file))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("taken");
  }
}
