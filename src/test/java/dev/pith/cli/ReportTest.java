package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.fixtures.TinyTokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole report of a collection whose questions are its documents' texts. */
class ReportTest {
  /** So many that Lucene makes a graph, and asks it. */
  private static final int MANY = 1_500;

  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private TinyCollection collection;
  private Path model = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void writeACollection() throws IOException {
    collection =
        TinyCollection.write(folder, terminal, IntStream.range(0, TinyCollection.DOCUMENTS));
    model = collection.model();
    data = collection.data();
  }

  private int report(Object... more) {
    List<Object> words = new ArrayList<>(List.of("report", "--data", data));
    words.addAll(Arrays.asList(more));
    return terminal.run(words.toArray());
  }

  @Test
  void everyCellIsMeasuredInEveryScenario() throws IOException {
    Path out = folder.resolve("report");
    Path half = collection.quantized();

    assertThat(
            report(
                "--encoder",
                "full=" + model,
                "--encoder",
                "half=" + half,
                "--asymmetric",
                "half",
                "--vector-bits",
                "32,1",
                "--mode",
                "vector,lexical",
                "--questions",
                "20",
                "--rounds",
                "2",
                "--seconds",
                "0",
                "--starts",
                "1",
                "--out",
                out))
        .as(terminal::err)
        .isZero();

    JsonNode root = new ObjectMapper().readTree(out.resolve("report.json").toFile());
    JsonNode cells = root.get("cells");
    assertThat(ids(cells))
        .containsExactly(
            "full-float-vector",
            "full-1bit-vector",
            "half-float-vector",
            "half-1bit-vector",
            "lexical");
    for (JsonNode cell : cells) {
      assertThat(cell.at("/singleStream/samples").asInt()).isEqualTo(40);
      assertThat(cell.at("/singleStream/p90Millis").isNull()).isTrue();
      assertThat(cell.at("/offline/perSecond").asDouble()).isPositive();
      // On a machine that is too busy no rate holds, and both are null.
      assertThat(cell.at("/server/tried").size()).isPositive();
      assertThat(cell.at("/server/latency").isNull())
          .isEqualTo(cell.at("/server/perSecond").isNull());
      assertThat(cell.at("/cost/coldStartMillis").asDouble()).isPositive();
      assertThat(cell.at("/cost/indexBytes").asLong()).isPositive();
      assertThat(out.resolve("runs/" + cell.get("id").asText() + ".run")).isNotEmptyFile();
    }
    // The question is the document, so its vector is the nearest.
    assertThat(cells.at("/0/quality/ndcg@10").asDouble()).isEqualTo(1);
    assertThat(cells.at("/2/documentsBy").asText()).isEqualTo("full");
    assertThat(cells.at("/0/http/tried").size()).isPositive();
    assertThat(cells.at("/1/http").isNull()).isTrue();
    assertThat(cells.at("/4/recall").isNull()).isTrue();
    assertThat(root.at("/reproduce/command").asText()).startsWith("./pith report --data ");
    assertThat(root.at("/reproduce/libraries/lucene-core").asText()).isNotEmpty();
    assertThat(terminal.err()).contains("step 6 of 6", "to the end");

    Path json = out.resolve("report.json");
    assertThat(terminal.run("report", "compare", json, json)).as(terminal::err).isZero();
  }

  private static List<String> ids(JsonNode cells) {
    List<String> ids = new ArrayList<>();
    cells.forEach(cell -> ids.add(cell.get("id").asText()));
    return ids;
  }

  @Test
  void anIndexThatIsThereIsAsGoodAsEmbeddingAgain() throws IOException {
    Path half = collection.quantized();
    Path index = folder.resolve("index");
    assertThat(index(index, "--encoder", "full=" + model, "--encoder", "half=" + half)).isZero();
    Path embedded = folder.resolve("embedded");
    Path copied = folder.resolve("copied");

    assertThat(briefly(half, "--out", embedded)).as(terminal::err).isZero();
    assertThat(terminal.err()).contains("full: indexing");
    assertThat(briefly(half, "--index", index, "--out", copied)).as(terminal::err).isZero();
    assertThat(terminal.err()).doesNotContain("indexing");

    JsonNode one = new ObjectMapper().readTree(embedded.resolve("report.json").toFile());
    JsonNode other = new ObjectMapper().readTree(copied.resolve("report.json").toFile());
    for (String same : List.of("id", "ndcg@10", "recall@10", "hotBytes", "modelBytes")) {
      assertThat(other.get("cells").findValuesAsText(same))
          .as(same)
          .isEqualTo(one.get("cells").findValuesAsText(same));
    }
  }

  @Test
  void howFarTheGraphIsSearchedIsChosenAndTold() throws IOException {
    List<String> texts = TinyTokenizers.texts(8, MANY);
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      more.append("{\"_id\":\"more%d\",\"text\":\"%s\"}\n".formatted(i, texts.get(i)));
    }
    Files.writeString(data.resolve("corpus.jsonl"), more, StandardOpenOption.APPEND);
    Path sparse = folder.resolve("sparse");
    assertThat(index(sparse, "--encoder", model, "--neighbours", "2", "--beam", "2")).isZero();
    JsonNode few = asked(sparse, 1);
    JsonNode all = asked(sparse, 2 * MANY);
    assertThat(few.at("/cells/0/recall/recall@10").asDouble())
        .isLessThan(all.at("/cells/0/recall/recall@10").asDouble());
    assertThat(few.at("/reproduce/candidates").asInt()).isEqualTo(1);
    assertThat(few.at("/reproduce/command").asText()).contains("--candidates 1 ");
    assertThat(few.get("cautions").toString()).contains("was asked for 1,");
    assertThat(all.get("cautions").toString()).doesNotContain("was asked for");
  }

  private JsonNode asked(Path index, int candidates) throws IOException {
    Path out = folder.resolve("asked" + candidates);
    List<Object> words = new ArrayList<>(List.of("--encoder", model, "--index", index));
    words.addAll(List.of("--candidates", candidates, "--vector-bits", "32"));
    words.addAll(List.of("--rounds", "1", "--seconds", "0", "--starts", "1"));
    words.addAll(List.of("--http", "none", "--out", out));
    assertThat(report(words.toArray())).as(terminal::err).isZero();
    return new ObjectMapper().readTree(out.resolve("report.json").toFile());
  }

  private int index(Path index, Object... more) {
    List<Object> words = new ArrayList<>(List.of("index", "--corpus", data, "--index", index));
    words.addAll(Arrays.asList(more));
    return terminal.run(words.toArray());
  }

  private int briefly(Path half, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("--encoder", "full=" + model, "--encoder", "half=" + half));
    words.addAll(List.of("--vector-bits", "32,1", "--rounds", "1", "--seconds", "0"));
    words.addAll(List.of("--starts", "1", "--http", "none"));
    words.addAll(Arrays.asList(more));
    return report(words.toArray());
  }

  @Test
  void anIndexThatTheReportWouldNotMakeIsRefused() throws IOException {
    Path out = folder.resolve("out");
    Path half = folder.resolve("eight");
    assertThat(index(half, "--encoder", model, "--vector-bits", "8")).isZero();
    assertRefused("by 8-bit vectors", "--encoder", model, "--index", half, "--out", out);
    Path passages = folder.resolve("passages");
    assertThat(index(passages, "--encoder", model, "--passages", "16")).isZero();
    assertRefused("is of passages", "--encoder", model, "--index", passages, "--out", out);
    Path fewer = folder.resolve("fewer");
    assertThat(index(fewer, "--encoder", model)).isZero();
    assertRefused(
        "did not make them", "--encoder", collection.quantized(), "--index", fewer, "--out", out);
    assertThat(terminal.run("delete", "--index", fewer, "7")).isZero();
    assertRefused("23 documents instead of 24", "--encoder", model, "--index", fewer, "--out", out);
    Path changed = folder.resolve("changed");
    assertThat(index(changed, "--encoder", model)).isZero();
    Path corpus = data.resolve("corpus.jsonl");
    Files.writeString(
        corpus,
        Files.readString(corpus)
            .replaceFirst("\"_id\":\"3\",\"title\":\"\"", "\"_id\":\"3\",\"title\":\"new\""));
    assertRefused(
        "'3' is missing or another", "--encoder", model, "--index", changed, "--out", out);
  }

  @Test
  void whatMakesNoSenseIsRefusedInOneLineBeforeAnyWork() throws IOException {
    Path full = folder.resolve("full");
    Files.createDirectories(full);
    Files.writeString(full.resolve("notes.txt"), "mine");
    assertRefused("other files than a report's", "--encoder", model, "--out", full);
    Path out = folder.resolve("out");
    assertRefused(
        "there is no such --encoder", "--encoder", "a=" + model, "--asymmetric", "b", "--out", out);
    assertRefused("its own", "--encoder", "a=" + model, "--asymmetric", "a", "--out", out);
    assertRefused(
        "no record says that it is aligned with a",
        "--encoder",
        "a=" + collection.quantized(),
        "--encoder",
        "b=" + model,
        "--asymmetric",
        "b",
        "--out",
        out);
    assertRefused("--questions 0", "--encoder", model, "--questions", "0", "--out", out);
    assertRefused("--rounds 0", "--encoder", model, "--rounds", "0", "--out", out);
    assertRefused("--p99-millis -1", "--encoder", model, "--p99-millis", "-1", "--out", out);
    assertThat(full.resolve("notes.txt")).exists();
  }

  @Test
  void withoutACollectionAnEncoderAndAFolderThereIsNothingToMeasure() {
    assertThat(report("--encoder", model)).isEqualTo(2);
    assertThat(terminal.err()).contains("give --data, --encoder and --out");
    assertThat(report("--encoder", model, "--candidates", "0")).isEqualTo(2);
  }

  private void assertRefused(String reason, Object... words) {
    assertThat(report(words)).as(reason).isEqualTo(1);
    assertThat(terminal.err().strip()).contains(reason).doesNotContain("\n");
  }
}
