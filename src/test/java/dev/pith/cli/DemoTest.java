package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.fixtures.ForeignFolder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.index.DocumentIndex;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The demo with a tiny full encoder, over a folder in which an older Pith has left its report. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {
  private static final Terminal TERMINAL = new Terminal();

  @TempDir private static Path folder;

  private static String firstOut = "";

  @BeforeAll
  static void runTheDemo() throws IOException {
    ForeignFolder foreign = ForeignFolder.write(folder.resolve("foreign"), TinyEncoders.random(4));
    Path full = folder.resolve("models").resolve("all-minilm-l6-v2");
    assertThat(TERMINAL.run("model", "import", foreign.path(), "--out", full)).isZero();
    Path recipes = Files.createDirectories(folder.resolve("models").resolve("recipes"));
    Files.writeString(
        recipes.resolve("compact.json"),
        """
        {"name":"compact","description":"small","passes":[{"pass":"quantize-int8"}]}
        """);
    Files.createDirectories(home());
    Files.writeString(home().resolve("report.html"), "an older form");
    Files.writeString(home().resolve("report.json"), "{}");
    assertThat(demo()).as(TERMINAL::err).isZero();
    firstOut = TERMINAL.out();
  }

  private static int demo(Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("demo", "--no-serve", "--documents", "100", "--models"));
    words.add(folder.resolve("models"));
    words.add("--index");
    words.add(folder.resolve("index"));
    words.addAll(Arrays.asList(more));
    return TERMINAL.run(words.toArray());
  }

  private static Path home() {
    return folder.resolve("index").resolve("wordnet-100");
  }

  private static JsonNode report() throws IOException {
    return new ObjectMapper().readTree(home().resolve("report").resolve("report.json").toFile());
  }

  private static long hotBytes(JsonNode report, String cell) {
    for (JsonNode one : report.get("cells")) {
      if (one.get("id").asText().equals(cell)) {
        return one.at("/cost/hotBytes").asLong();
      }
    }
    throw new AssertionError("there is no cell " + cell);
  }

  @Test
  @Order(1)
  void itEndsWithTheReportOfBothEncodersByFloatsAndByOneBit() throws IOException {
    JsonNode report = report();
    assertThat(report.get("cells").findValuesAsText("id"))
        .containsExactly(
            "full-float-vector", "full-1bit-vector", "compact-float-vector", "compact-1bit-vector");
    assertThat(report.at("/reproduce/collection/name").asText()).isEqualTo("wordnet-100");
    assertThat(report.at("/reproduce/collection/documents").asInt()).isEqualTo(100);
    assertThat(home().resolve("report"))
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/report.schema.json")
        .isDirectoryContaining("glob:**/report.md")
        .isDirectoryContaining("glob:**/cells.csv")
        .isDirectoryContaining("glob:**/latency.hlog");
    assertThat(firstOut)
        .contains(report.get("headline").asText())
        .contains(report.at("/recommendation/sentence").asText())
        .endsWith("report: " + home().resolve("report").resolve("report.html") + "\n");
  }

  @Test
  @Order(2)
  void theOlderFormIsGone() {
    assertThat(home().resolve("report.html")).doesNotExist();
    assertThat(home().resolve("report.json")).doesNotExist();
  }

  @Test
  @Order(3)
  void aCellTakesTheBytesOfItsEncodersVectorsAlone() throws IOException {
    long both;
    try (DirectoryStream<Path> there = Files.newDirectoryStream(home(), "vectors-*");
        DocumentIndex shared = DocumentIndex.open(there.iterator().next())) {
      assertThat(shared.fields()).hasSize(2);
      both = shared.bytes().hot();
    }
    JsonNode report = report();
    long full = hotBytes(report, "full-float-vector");
    long compact = hotBytes(report, "compact-float-vector");
    assertThat((double) full + compact).isCloseTo((double) both, within(0.05 * both));
    assertThat(hotBytes(report, "full-1bit-vector")).isLessThan(full);
    assertThat(hotBytes(report, "compact-1bit-vector")).isLessThan(compact);
  }

  @Test
  @Order(4)
  void aSecondRunTakesTheReportThatIsThere() throws IOException {
    String page = Files.readString(home().resolve("report").resolve("report.html"));
    assertThat(demo()).as(TERMINAL::err).isZero();
    assertThat(home().resolve("report").resolve("report.html")).hasContent(page);
  }

  @Test
  @Order(5)
  void theLineThatItTellsMakesItAgain() throws IOException {
    JsonNode before = report();
    String line = before.at("/reproduce/command").asText();
    assertThat(line).startsWith("./pith report --data ");
    Object[] words = line.substring("./pith ".length()).split(" ");

    assertThat(TERMINAL.run(words)).as(TERMINAL::err).isZero();

    JsonNode after = report();
    assertThat(after.at("/reproduce/createdAt")).isNotEqualTo(before.at("/reproduce/createdAt"));
    assertThat(after.at("/reproduce/command").asText()).isEqualTo(line);
    assertThat(after.at("/reproduce/questions")).isEqualTo(before.at("/reproduce/questions"));
    assertThat(after.get("cells").findValuesAsText("ndcg@10"))
        .isEqualTo(before.get("cells").findValuesAsText("ndcg@10"));
    assertThat(after.get("cells").findValuesAsText("hotBytes"))
        .isEqualTo(before.get("cells").findValuesAsText("hotBytes"));
  }
}
