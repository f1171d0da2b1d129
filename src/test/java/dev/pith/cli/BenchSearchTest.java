package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.fixtures.TinyTokenizers;
import dev.pith.index.DocumentIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement on a collection whose questions are its documents' texts. */
class BenchSearchTest {
  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private TinyCollection collection;
  private Path model = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void writeACollection() throws IOException {
    collection = TinyCollection.write(folder, terminal, IntStream.of(7));
    model = collection.model();
    data = collection.data();
  }

  @Test
  void everyWayIsToldWithItsDifferences() throws IOException {
    Path json = folder.resolve("figures.json");

    assertThat(
            terminal.run(
                "bench", "search", "--encoder", "tiny=" + model, "--data", data, "--json", json))
        .as(terminal::err)
        .isZero();

    JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertThat(root.get("figures").findValuesAsText("id"))
        .containsExactly("hybrid-rrf-trades", "hybrid-trades");
    JsonNode ways = root.at("/collections/0/ways");
    assertThat(ways.findValuesAsText("way"))
        .containsExactly("lexical", "vector", "hybrid-rrf", "hybrid-score");
    assertThat(ways.at("/1/overVector").isNull()).isTrue();
    assertThat(ways.at("/3/overVector/ndcg@10/low").isNumber()).isTrue();
    // The question is the document, so its vector is the nearest.
    assertThat(ways.at("/1/ndcg@10").doubleValue()).isEqualTo(1);
    assertThat(terminal.out()).contains("trades, split test", "lexical", "hybrid-score");
  }

  private Path index() {
    Path index = folder.resolve("index");
    assertThat(terminal.run("index", "--corpus", data, "--encoder", model, "--index", index))
        .isZero();
    return index;
  }

  private Path queries() throws IOException {
    return Files.writeString(
        folder.resolve("queries.txt"), String.join("\n", TinyTokenizers.texts(8, 20)));
  }

  /** The command that times searches over the index once, and more. */
  private Object[] overIndex(String encoder, Object... more) throws IOException {
    Stream<Object> once =
        Stream.of(
            "bench",
            "search",
            "--encoder",
            encoder,
            "--index",
            index(),
            "--queries",
            queries(),
            "--rounds",
            "1");
    return Stream.concat(once, Stream.of(more)).toArray();
  }

  @Test
  void wholeSearchesOverAnIndexAreTimed() throws IOException {
    Path index = index();
    Path json = folder.resolve("times.json");
    Path queries = queries();

    assertThat(
            terminal.run(
                "bench",
                "search",
                "--encoder",
                "tiny=" + model,
                "--encoder",
                "twin=" + model,
                "--index",
                index,
                "--queries",
                queries,
                "--rounds",
                "1",
                "--json",
                json))
        .as(terminal::err)
        .isZero();

    JsonNode figure = new ObjectMapper().readTree(json.toFile()).at("/figures/0");
    assertThat(figure.get("id").textValue()).isEqualTo("twin-end-to-end-vs-tiny");
    assertThat(figure.get("samples").intValue()).isEqualTo(20);
    assertThat(figure.get("value").doubleValue()).isPositive();
    assertThat(terminal.out()).contains("20 questions to 24 documents");
  }

  @Test
  void anIndexIsMeasuredWithFewerBitsAndGrownAndWhileItIsMade() throws IOException {
    Path json = folder.resolve("figures.json");
    Object[] command =
        overIndex(
            "tiny=" + model,
            "--vector-bits",
            "1",
            "--grown",
            "30,1000",
            "--indexing",
            data,
            "--json",
            json);

    assertThat(terminal.run(command)).as(terminal::err).isZero();

    JsonNode figures = new ObjectMapper().readTree(json.toFile()).get("figures");
    assertThat(figures.findValuesAsText("id"))
        .contains("onebit-recall", "onebit-hot-bytes", "1k-vs-30", "indexing-fraction")
        .contains("tiny-documents-per-core-second");
    figures.forEach(figure -> assertThat(figure.get("value").doubleValue()).isPositive());
    assertThat(terminal.out()).contains("24 documents", "1k", "a second indexed");
  }

  @Test
  void grownIndexesStayWhereTheyAreAskedForAndAreNotWrittenOver() throws IOException {
    Path out = folder.resolve("grown");
    Object[] command = overIndex("tiny=" + model, "--grown", "30,40", "--grown-out", out);

    assertThat(terminal.run(command)).as(terminal::err).isZero();

    assertThat(out).isDirectoryNotContaining("glob:**pith-bench*");
    try (DocumentIndex kept = DocumentIndex.open(out.resolve("40"))) {
      assertThat(kept.documentCount()).isEqualTo(40);
    }
    assertThat(out.resolve("30")).isDirectory();
    assertThat(terminal.run(command)).isEqualTo(1);
    assertThat(terminal.err()).contains("30 is there already");
  }

  @Test
  void aGrownIndexIsAskedByAnEncoderThatWasCompressedFromItsOwn() throws IOException {
    Path half = collection.quantized();
    Object[] command = overIndex("half=" + half, "--grown", "20,30");

    assertThat(terminal.run(command)).as(terminal::err).isZero();

    assertThat(terminal.out()).contains("by number of documents");
  }

  @Test
  void whatIsMissingForAMeasurementIsAWrongUsage() throws IOException {
    assertThat(terminal.run("bench", "search", "--encoder", model)).isEqualTo(2);
    assertThat(terminal.err()).contains("--data for quality");
    assertThat(terminal.run("bench", "search", "--encoder", model, "--index", data)).isEqualTo(2);
    assertThat(terminal.err()).contains("--index and --queries go together");
    assertThat(
            terminal.run("bench", "search", "--encoder", model, "--data", data, "--grown", "1,2"))
        .isEqualTo(2);
    assertThat(terminal.err()).contains("--grown need --index");
    assertThat(
            terminal.run(
                "bench", "search", "--encoder", model, "--data", data, "--grown-out", folder))
        .isEqualTo(2);
    assertThat(terminal.err()).contains("--grown-out needs --grown");
    assertThat(terminal.run(overIndex("tiny=" + model, "--grown", "30,30"))).isEqualTo(2);
    assertThat(terminal.err()).contains("--grown takes each number once");
  }

  @Test
  void aCollectionThatIsNotThereIsToldInOneLine() {
    assertThat(
            terminal.run(
                "bench", "search", "--encoder", model, "--data", folder.resolve("nowhere")))
        .isEqualTo(1);
    assertThat(terminal.err().strip()).contains("nowhere").doesNotContain("\n");
  }
}
