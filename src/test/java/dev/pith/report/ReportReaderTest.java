package dev.pith.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.ChangeVerdict;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.FigureChange;
import dev.pith.evaluate.Interval;
import dev.pith.evaluate.MachineFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {
  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsRead() {
    List<Figure> figures =
        List.of(
            Figure.bytes("compact-bytes", 12_500_000),
            Figure.seconds("compact-seconds", 147),
            new Figure("compact-speedup", 4.3, "ratio", Optional.of(new Interval(4.2, 4.4)), 600));
    MachineFacts machine = MachineFacts.now();

    ReadReport report = read(FigureJson.of(machine, figures));

    assertThat(report.figures().figures()).isEqualTo(figures);
    assertThat(report.machine()).containsEntry("Processor", machine.cpu());
    assertThat(report.machine()).containsEntry("Cores", Integer.toString(machine.cores()));
    assertThat(report.measuredAt()).isEqualTo(machine.measuredAt().toString());
  }

  @Test
  void anEvaluationHasNotChangedAgainstItself() {
    ObjectNode json =
        EvaluationJson.of(
            MachineFacts.now(), Optional.of(SampleEncoders.full().quality()), Optional.empty());

    Comparison comparison = SampleComparisons.compare(folder, json, json);

    assertThat(comparison.figures().changes()).hasSizeGreaterThan(20);
    assertThat(comparison.figures().changes())
        .extracting(FigureChange::verdict)
        .containsOnly(ChangeVerdict.NO_CHANGE);
    assertThat(comparison.figures().changes())
        .filteredOn(FigureChange::isPaired)
        .extracting(FigureChange::id)
        .contains("full-tiny-ndcg@10", "compact-tiny-rbo", "tiny-tiny-map@100");
  }

  @Test
  void anEvaluationIsReadWithTheScoresOfItsQueries() {
    ObjectNode json =
        EvaluationJson.of(
            MachineFacts.now(), Optional.of(SampleEncoders.full().quality()), Optional.empty());

    ReadReport report = read(json);

    assertThat(report.figures().figures()).extracting(Figure::id).contains("compact-tiny-mrr@10");
    assertThat(report.figures().queryScores().get("compact-tiny-mrr@10")).hasSize(60);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[]; no JSON object",
        "{\"figures\": []}; no figures",
        "{}; no figures",
        "{\"figures\": 3}; no figures",
        "not json; is not JSON",
        "{} {}; is not JSON",
        "{\"figures\": [4]}; /figures/0/id",
        "{\"figures\": [{\"id\": \"\", \"unit\": \"ratio\", \"value\": 1}]}; /figures/0/id",
        "{\"figures\": [{\"id\": \"a\\u001b[31m\", \"unit\": \"ratio\", \"value\": 1}]}; /figures/0/id",
        "{\"figures\": [{\"id\": \"a\", \"value\": 1}]}; /figures/0/unit",
        "{\"figures\": [{\"id\": \"a\", \"unit\": \"ratio\", \"value\": \"1\"}]}; /figures/0/value",
        "{\"figures\": [{\"id\": \"a\", \"unit\": \"ratio\", \"value\": 1e999}]}; /figures/0/value",
        "{\"figures\": [{\"id\": \"a\", \"unit\": \"ratio\", \"value\": 1, \"low\": 0}]}; /figures/0/high",
        "{\"figures\": [{\"id\": \"a\", \"unit\": \"ratio\", \"value\": 1, \"low\": 2, \"high\": 1}]}; low is above high",
        "{\"figures\": [{\"id\": \"a\", \"unit\": \"b\", \"value\": 1}, {\"id\": \"a\", \"unit\": \"b\", \"value\": 1}]}; there twice",
      })
  void whatIsNoReportIsRefusedWithTheFileAndThePlace(String text, String reason)
      throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.json"), text);

    assertThatExceptionOfType(UnreadableReportException.class)
        .isThrownBy(() -> ReportReader.read(file))
        .withMessageContaining("wrong.json")
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.file()).isEqualTo(file));
  }

  @Test
  void aNestedAbyssAndAMissingFileAreRefused() throws IOException {
    Path deep = Files.writeString(folder.resolve("deep.json"), "[".repeat(100_000));
    assertThatExceptionOfType(UnreadableReportException.class)
        .isThrownBy(() -> ReportReader.read(deep));
    assertThatExceptionOfType(UnreadableReportException.class)
        .isThrownBy(() -> ReportReader.read(folder.resolve("nowhere.json")))
        .withMessageContaining("not a file");
    assertThatExceptionOfType(UnreadableReportException.class)
        .isThrownBy(() -> ReportReader.read(folder));
  }

  private ReadReport read(ObjectNode json) {
    return ReportReader.read(SampleComparisons.written(folder.resolve("r.json"), json));
  }
}
