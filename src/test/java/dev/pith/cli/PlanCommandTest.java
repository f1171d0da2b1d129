package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.fixtures.TinyTokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan from figures that the commands it names have just measured. */
class PlanCommandTest {
  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private TinyCollection collection;
  private Path index = Path.of("");
  private Path queries = Path.of("");

  @BeforeEach
  void writeACollection() throws IOException {
    collection = TinyCollection.write(folder, terminal, IntStream.of(7));
    index = folder.resolve("index");
    queries =
        Files.writeString(
            folder.resolve("queries.txt"), String.join("\n", TinyTokenizers.texts(8, 20)));
    run("index", "--corpus", collection.data(), "--encoder", collection.model(), "--index", index);
  }

  private void run(Object... words) {
    assertThat(terminal.run(words)).as(terminal::err).isZero();
  }

  private String tiny() {
    return "tiny=" + collection.model();
  }

  private Path precision() {
    Path file = folder.resolve("precision.json");
    run(
        "bench",
        "precision",
        "--index",
        index,
        "--encoder",
        collection.model(),
        "--queries",
        queries,
        "--vector-bits",
        "32,1",
        "--json",
        file);
    return file;
  }

  private Path grown() {
    Path file = folder.resolve("grown.json");
    run(
        "bench",
        "search",
        "--encoder",
        tiny(),
        "--index",
        index,
        "--queries",
        queries,
        "--rounds",
        "1",
        "--grown",
        "30,1000",
        "--indexing",
        collection.data(),
        "--json",
        file);
    return file;
  }

  private Path latency() {
    Path file = folder.resolve("latency.json");
    run("latency", "--encoder", tiny(), "--queries", queries, "--rounds", "1", "--json", file);
    return file;
  }

  private int plan(Object... more) {
    return terminal.run(
        Stream.concat(
                Stream.of(
                    "plan",
                    "--documents",
                    "1e9",
                    "--dimensions",
                    "384",
                    "--qps",
                    "2000",
                    "--encoder",
                    "tiny",
                    "--precision",
                    "1bit"),
                Arrays.stream(more))
            .toArray());
  }

  @Test
  void aPlanShowsItsFormulasAndHowFarTheyAreOff() throws IOException {
    Path json = folder.resolve("plan.json");

    assertThat(
            plan(
                "--figures",
                precision(),
                "--figures",
                grown(),
                "--figures",
                latency(),
                "--check",
                index,
                "--check-encoder",
                collection.model(),
                "--queries",
                queries,
                "--json",
                json))
        .as(terminal::err)
        .isZero();

    assertThat(terminal.out())
        .contains(
            "1,000,000,000 documents, 384 dimensions, 1-bit vectors",
            "searched vector = dimensions x bits / 8 + 16",
            "384 x 1 / 8 + 16 = 64.0 B",
            "what takes most:",
            "at the largest off by  disk");
    JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertThat(root.at("/plan/shards").asLong()).isGreaterThan(1);
    assertThat(root.at("/workload/documents").asLong()).isEqualTo(1_000_000_000L);
    assertThat(root.get("checks").findValuesAsText("quantity"))
        .containsExactly("disk", "hot", "search");
    root.get("checks")
        .forEach(check -> assertThat(check.get("measured").doubleValue()).isPositive());
    // It is the index that the figures are of.
    assertThat(root.at("/errors/hot").doubleValue()).isLessThan(0.01);
    assertThat(root.at("/errors/timesBeyond").doubleValue()).isGreaterThan(1e6);
  }

  @Test
  void aFigureThatIsMissingIsAskedForInASentence() {
    Path precision = precision();

    assertThat(plan("--figures", precision)).isEqualTo(1);
    assertThat(terminal.err())
        .contains("no figure tells how a search grows", "./pith bench search", "--grown");
    assertThat(plan("--figures", precision, "--figures", grown())).isEqualTo(1);
    assertThat(terminal.err())
        .contains("the figure tiny-median-millis is missing", "./pith latency", "--figures too");
  }

  @Test
  void aFigureInTwoFilesIsRefused() throws IOException {
    Path precision = precision();
    Path again = Files.copy(precision, folder.resolve("again.json"));
    assertThat(plan("--figures", precision, "--figures", again)).isEqualTo(1);
    assertThat(terminal.err()).contains("is in " + precision + " and in " + again);
  }

  @Test
  void whatCannotBePlannedIsWrongUsage() {
    Path file = precision();
    for (List<String> wrong :
        List.of(
            List.of("--documents", "1.5"),
            List.of("--documents", "0"),
            List.of("--qps", "-1"),
            List.of("--dimensions", "2000"),
            List.of("--precision", "3bit"),
            List.of("--busy-share", "2"),
            List.of("--node-memory", "1"))) {
      List<Object> words =
          new java.util.ArrayList<>(
              List.of(
                  "plan",
                  "--documents",
                  "1e9",
                  "--dimensions",
                  "384",
                  "--qps",
                  "2000",
                  "--encoder",
                  "tiny",
                  "--precision",
                  "1bit",
                  "--figures",
                  file));
      int place = words.indexOf(wrong.getFirst());
      if (place < 0) {
        words.addAll(wrong);
      } else {
        words.set(place + 1, wrong.getLast());
      }
      assertThat(terminal.run(words.toArray())).as(wrong.toString()).isIn(1, 2);
      assertThat(terminal.err()).isNotBlank().doesNotContain("Exception");
    }
    assertThat(plan("--figures", file, "--queries", queries)).isEqualTo(2);
  }

  @Test
  void anIndexThatTheFormulasSayNothingOfIsRefused() {
    Path passages = folder.resolve("passages");
    run(
        "index",
        "--corpus",
        collection.data(),
        "--encoder",
        collection.model(),
        "--index",
        passages,
        "--passages",
        "16");
    assertThat(
            plan(
                "--figures",
                precision(),
                "--figures",
                grown(),
                "--figures",
                latency(),
                "--check",
                passages))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("has passages", "check another one");
  }
}
