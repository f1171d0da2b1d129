package dev.pith.report;

import static dev.pith.report.PageMarkup.elements;
import static dev.pith.report.PageMarkup.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.evaluate.FigureChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ComparisonTest {
  @TempDir private Path folder;

  @Test
  void theHeadlineCountsAndTheOrderPutsRegressionsFirst() {
    Comparison comparison = SampleComparisons.ofFour(folder);

    assertThat(comparison.headline())
        .isEqualTo(
            "before.json to after.json: of 4 figures, 1 worse, 1 better, 1 without a change that shows, 1 untested");
    assertThat(comparison.byVerdict())
        .extracting(FigureChange::id)
        .containsExactly(
            "compact-median-millis", "compact-bytes", "compact-x-ndcg@10", "compact-seconds");
    assertThat(comparison.regressions())
        .extracting(FigureChange::id)
        .containsExactly("compact-median-millis");
  }

  @Test
  void anotherMachineIsToldByWhatDiffers() {
    ObjectNode before = with(SampleComparisons.report("one"));
    ObjectNode after = with(SampleComparisons.report("other"));
    assertThat(SampleComparisons.compare(folder, before, after).cautions())
        .anyMatch(caution -> caution.contains("machines differ (Processor)"));
    assertThat(SampleComparisons.compare(folder, before, before).cautions())
        .singleElement()
        .satisfies(caution -> assertThat(caution).contains("5.0 % from run to run"));
    after.remove("machine");
    assertThat(SampleComparisons.compare(folder, before, after).cautions())
        .anyMatch(caution -> caution.contains("after.json does not tell on which machine"));
  }

  @Test
  void aBusyMachineAndFiguresThatOnlyOneHasAreTold() {
    ObjectNode before = with(SampleComparisons.report("one"));
    ObjectNode after = with(SampleComparisons.report("one"));
    ((ObjectNode) after.get("machine")).put("loadAverage", 5);
    SampleComparisons.with(after, "new-speedup", "ratio", 2, 1.9, 2.1);
    assertThat(SampleComparisons.compare(folder, before, after).cautions())
        .anyMatch(caution -> caution.contains("after.json was busy: 2.5"))
        .anyMatch(caution -> caution.contains("Only after.json has this figure: new-speedup"));
  }

  @Test
  void theJsonHasEveryFigureAndEveryNumberOfThePage() throws Exception {
    Comparison comparison = SampleComparisons.ofFour(folder);
    JsonNode json = ComparisonJson.of(comparison);

    assertThat(json.get("regressions").get(0).asText()).isEqualTo("compact-median-millis");
    JsonNode first = json.get("changes").get(0);
    assertThat(first.get("change").asDouble()).isEqualTo(1.5);
    assertThat(first.get("scale").asText()).isEqualTo("ratio");
    assertThat(first.get("verdict").asText()).isEqualTo("worse");
    assertThat(first.get("low").asDouble()).isBetween(1.2, 1.5);
    assertThat(json.get("changes").get(3).get("pValue").isNull()).isTrue();
    Set<Double> numbers = new HashSet<>();
    collect(json, numbers);
    List<Element> shown = elements(parse(ComparisonPage.of(comparison)), "data");
    assertThat(shown).hasSizeGreaterThan(16);
    assertThat(shown)
        .allSatisfy(
            data -> assertThat(numbers).contains(Double.valueOf(data.getAttribute("value"))));
  }

  @Test
  void thePageDrawsWhatHasAnIntervalAndNeedsNothingElse() throws Exception {
    String html = ComparisonPage.of(SampleComparisons.ofFour(folder));
    Document page = parse(html);
    assertThat(elements(page, "circle"))
        .extracting(circle -> circle.getAttribute("class"))
        .containsExactly("worse", "better", "again");
    assertThat(html).doesNotContain("NaN", "Infinity", "<script", "url(");
    assertThat(elements(page, "aside")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a|b\\| `c` [x](javascript:y)",
        "\u202Eevil \uD83D\uDE80 and a name that is far longer than any label can ever be, really",
      })
  void hostileNamesAreShownAndDoNothing(String id) throws Exception {
    ObjectNode report = SampleComparisons.report(id);
    SampleComparisons.with(report, id, "ratio", 1, 0.9, 1.1);
    Comparison comparison = SampleComparisons.compare(folder, report, report);

    assertThat(elements(parse(ComparisonPage.of(comparison)), "script")).isEmpty();
    String markdown = ComparisonMarkdown.of(comparison);
    // Nothing that begins HTML or a link stands there without a backslash.
    assertThat(markdown).doesNotContainPattern("(?<!\\\\)[<\\[]");
    String row =
        markdown
            .lines()
            .filter(line -> line.endsWith("no change shown |"))
            .findFirst()
            .orElseThrow();
    assertThat(row.replace("\\|", "").chars().filter(c -> c == '|')).hasSize(8);
  }

  @Test
  void extremeNumbersAreDrawnAtTheEdge() throws Exception {
    ObjectNode before = SampleComparisons.report("one");
    SampleComparisons.with(before, "a", "ratio", 1e-90, 1e-91, 1e-89);
    SampleComparisons.with(before, "b", "ratio", 0, 0, 0);
    SampleComparisons.with(before, "c", "ratio", -1, -2, 3);
    ObjectNode after = SampleComparisons.report("one");
    SampleComparisons.with(after, "a", "ratio", 1e90, 1e89, 1e91);
    SampleComparisons.with(after, "b", "ratio", 1e100, 1e99, 1e100);
    SampleComparisons.with(after, "c", "ratio", 1, 1, 1);
    String html = ComparisonPage.of(SampleComparisons.compare(folder, before, after));
    parse(html);
    assertThat(html).doesNotContain("NaN", "Infinity");
  }

  @Test
  void threeFilesAreWritten() throws IOException {
    Path out = folder.resolve("a/b");
    ReportFiles.write(SampleComparisons.ofFour(folder), out);
    try (var files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("comparison.json", "comparison.html", "comparison.md");
    }
    assertThat(new ObjectMapper().readTree(out.resolve("comparison.json").toFile()).get("changes"))
        .hasSize(4);
    assertThat(Files.readString(out.resolve("comparison.md")))
        .startsWith("# before.json to after.json")
        .contains("| compact-median-millis | 2.000 ms | 3.000 ms | 1.500× |");
  }

  private static ObjectNode with(ObjectNode report) {
    return SampleComparisons.with(report, "a-median-millis", "millis", 1, 0.9, 1.1);
  }

  private static void collect(JsonNode node, Set<Double> numbers) {
    if (node.isNumber()) {
      numbers.add(node.asDouble());
    }
    for (JsonNode child : node) {
      collect(child, numbers);
    }
  }
}
