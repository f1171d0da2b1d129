package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellReportFilesTest {
  private static final CellReport FULL = SampleCells.full();

  @TempDir private Path folder;

  @Test
  void everyFormIsThereAndNothingElse() throws IOException {
    Path out = folder.resolve("new");
    CellReportFiles.write(FULL, out);
    CellReportFiles.write(FULL, out);

    try (Stream<Path> files = Files.walk(out)) {
      List<String> names =
          files.filter(Files::isRegularFile).map(file -> out.relativize(file).toString()).toList();
      assertThat(names)
          .contains(
              "report.html",
              "report.json",
              "report.md",
              "report.schema.json",
              "cells.csv",
              "latency.hlog",
              "runs/full-float-vector.run",
              "runs/lexical.run",
              "percentiles/full-float-vector.single-stream.hgrm",
              "percentiles/compact-float-vector.server-http.queue.hgrm");
      // Three of each server, one of each single stream, and a run, for five cells and one HTTP.
      assertThat(names).hasSize(6 + 5 + 5 * 4 + 3);
    }
  }

  @Test
  void whatAnEarlierReportLeftOfOtherCellsIsGone() throws IOException {
    CellReportFiles.write(FULL, folder);
    Files.writeString(folder.resolve("notes.txt"), "mine");
    CellReportFiles.write(SampleCells.least(), folder);

    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      assertThat(runs).containsExactly(folder.resolve("runs/full-float-vector.run"));
    }
    assertThat(folder.resolve("notes.txt")).exists();
  }

  @Test
  void aRunHasALineForEachDocumentInTheOrderOfItsScores() {
    String[] lines = TrecFiles.run(FULL.cells().get(1).quality()).split("\n", -1);

    assertThat(lines).hasSize(150 * 20 + 1);
    assertThat(lines[0]).isEqualTo("q0 Q0 d1 1 0.9 compact-float-vector");
    assertThat(lines[40]).startsWith("q2 Q0 d2 1 ");
    for (int i = 1; i < lines.length - 1; i++) {
      String[] before = lines[i - 1].split(" ", -1);
      String[] now = lines[i].split(" ", -1);
      assertThat(now).hasSize(6);
      if (before[0].equals(now[0])) {
        assertThat(Float.parseFloat(now[4])).isLessThanOrEqualTo(Float.parseFloat(before[4]));
        assertThat(Integer.parseInt(now[3])).isEqualTo(Integer.parseInt(before[3]) + 1);
      }
    }
  }

  @Test
  void theLogIsReadByHdrHistogramsOwnReader() throws IOException {
    Path log = Files.writeString(folder.resolve("latency.hlog"), LatencyLog.log(FULL));
    Map<String, Histogram> read = new HashMap<>();
    try (HistogramLogReader reader = new HistogramLogReader(Files.newInputStream(log))) {
      while (reader.hasNext()) {
        Histogram histogram = (Histogram) reader.nextIntervalHistogram();
        read.put(histogram.getTag(), histogram);
      }
    }

    LatencyLog.distributions(FULL)
        .forEach(
            (name, times) -> {
              Histogram histogram = Objects.requireNonNull(read.get(name), name);
              assertThat(histogram.getTotalCount()).isEqualTo(times.samples());
              assertThat(histogram.getValueAtPercentile(50) / 1e6)
                  .isCloseTo(times.p50Millis(), within(1e-9));
            });
  }

  @Test
  void theTableHasARowACellWithTheNumbersOfTheJson() {
    List<String[]> rows =
        Arrays.stream(CellReportCsv.of(FULL).split("\r\n", -1))
            .filter(line -> !line.isEmpty())
            .map(line -> line.split(",", -1))
            .toList();

    assertThat(rows).hasSize(FULL.cells().size() + 1);
    JsonNode cells = CellReportJson.of(FULL).get("cells");
    List<String> columns = List.of(rows.getFirst());
    assertThat(columns)
        .contains(
            "id", "singleStream.p50Millis", "http.perSecond", "quality.ndcg@10", "cost.rssBytes")
        .noneMatch(column -> column.contains("histogram"));
    for (int row = 1; row < rows.size(); row++) {
      assertThat(rows.get(row)).hasSameSizeAs(rows.getFirst());
      for (int column = 0; column < columns.size(); column++) {
        JsonNode node = cells.get(row - 1).at("/" + columns.get(column).replace('.', '/'));
        String expected = node.isMissingNode() || node.isNull() ? "" : node.asText();
        assertThat(rows.get(row)[column]).as(columns.get(column)).isEqualTo(expected);
      }
    }
  }

  @Test
  void aTextThatWouldBreakATableIsQuoted() {
    String table = CellReportCsv.of(SampleCells.saying("a,\"b\"\nc"));
    assertThat(table).contains("\"a,\"\"b\"\"\nc\"");
  }

  @Test
  void theMarkdownHasARowACellAndTheCommand() {
    String text = CellReportMarkdown.of(FULL);
    List<String> rows = text.lines().filter(line -> line.startsWith("|")).toList();

    // What was measured, and what disturbed it.
    int lines = 2 + FULL.cells().size();
    assertThat(rows).hasSize(2 * lines);
    List<Long> bars = new ArrayList<>();
    rows.forEach(row -> bars.add(row.chars().filter(c -> c == '|').count()));
    assertThat(bars.subList(0, lines)).containsOnly(15L);
    assertThat(bars.subList(lines, 2 * lines)).containsOnly(6L);
    assertThat(text).contains("**compact, 1 bit, hybrid answers", "    ./pith report --data tiny");
  }

  @Test
  void aNameCannotBreakTheMarkdown() {
    String text = CellReportMarkdown.of(SampleCells.saying("a|b <img> *c*\n# d"));
    assertThat(text.lines().filter(line -> line.startsWith("|"))).hasSize(8);
    assertThat(text).doesNotContain("\n# d").contains("a\\|b \\<img\\> \\*c\\*");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    assertThatThrownBy(() -> CellReportFiles.write(FULL, file))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("taken");
  }
}
