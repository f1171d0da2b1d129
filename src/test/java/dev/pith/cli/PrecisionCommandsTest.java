package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.fixtures.ForeignFolder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes with fewer bits or another graph, from the command line. */
class PrecisionCommandsTest {
  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private List<String> texts = List.of();
  private Path model = Path.of("");
  private Path data = Path.of("");
  private Path index = Path.of("");

  @BeforeEach
  void indexACollection() throws IOException {
    model = folder.resolve("model");
    data = Files.createDirectories(folder.resolve("trades"));
    index = folder.resolve("index");
    ForeignFolder foreign = ForeignFolder.write(folder.resolve("foreign"), TinyEncoders.random(4));
    assertThat(terminal.run("model", "import", foreign.path(), "--out", model)).isZero();
    texts = TinyTokenizers.texts(6, 40);
    StringBuilder corpus = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      corpus.append("{\"_id\":\"%d\",\"title\":\"\",\"text\":\"%s\"}\n".formatted(i, texts.get(i)));
    }
    Files.writeString(data.resolve("corpus.jsonl"), corpus);
    assertThat(addTo("--vector-bits", "8")).as(terminal::err).isZero();
  }

  private int addTo(Object... more) {
    Object[] command =
        Stream.concat(
                Stream.of("index", "--corpus", data, "--encoder", model, "--index", index),
                Arrays.stream(more))
            .toArray();
    return terminal.run(command);
  }

  @Test
  void anIndexKeepsItsBitsAndRefusesOthers() {
    assertThat(addTo()).isZero();
    assertThat(addTo("--vector-bits", "8")).isZero();
    assertThat(addTo("--vector-bits", "1")).isEqualTo(1);
    assertThat(terminal.err()).contains("8-bit", "requantize");
    assertThat(addTo("--vector-bits", "3")).isEqualTo(2);
    assertThat(terminal.err()).contains("32, 8, 7, 4, 2, 1");
    assertThat(addTo("--vector-bits", "x")).isEqualTo(2);
  }

  @Test
  void anIndexKeepsItsGraphAndRefusesOthers() {
    index = folder.resolve("sparse");
    assertThat(addTo("--neighbours", "8", "--beam", "20")).as(terminal::err).isZero();
    assertThat(addTo()).isZero();
    assertThat(addTo("--beam", "20", "--update")).isZero();
    assertThat(addTo("--neighbours", "8")).isZero();
    for (String option : List.of("--neighbours", "--beam")) {
      assertThat(addTo(option, "24")).isEqualTo(1);
      assertThat(terminal.err())
          .contains("a graph of 8 neighbours and a beam of 20", "leave", "pith requantize");
    }
  }

  @Test
  void aGraphThatCannotBeIsRefusedBeforeAnyWork() {
    for (String wrong : List.of("1", "513", "-8", "x")) {
      assertThat(addTo("--neighbours", wrong)).isEqualTo(2);
      assertThat(terminal.err())
          .contains("'%s' is not a whole number of 2 to 512".formatted(wrong));
    }
    assertThat(addTo("--beam", "3201")).isEqualTo(2);
    assertThat(terminal.err()).contains("--beam", "of 2 to 3200");
  }

  @Test
  void aCopyIsLinkedAsItIsToldAndAnswersAlike() {
    Path copy = folder.resolve("copy");
    assertThat(terminal.run("requantize", "--index", index, "--out", copy)).isEqualTo(2);
    assertThat(terminal.err()).contains("--vector-bits, --neighbours or --beam");
    assertThat(terminal.run("requantize", "--index", index, "--out", copy, "--neighbours", "6"))
        .as(terminal::err)
        .isZero();
    assertThat(terminal.out())
        .contains("40 documents, 8-bit vectors, a graph of 24 neighbours and a beam of 80")
        .contains("40 documents, 8-bit vectors, a graph of 6 neighbours and a beam of 80");
    assertThat(hits(copy)).isEqualTo(hits(index)).isNotEmpty();
    index = copy;
    assertThat(addTo("--neighbours", "6", "--vector-bits", "8")).isZero();
    assertThat(addTo("--neighbours", "24")).isEqualTo(1);
  }

  @Test
  void candidatesAreBounded() {
    assertThat(searchWith("1")).isZero();
    assertThat(searchWith("10000")).isZero();
    for (String wrong : List.of("0", "10001", "x")) {
      assertThat(searchWith(wrong)).isEqualTo(2);
      assertThat(terminal.err())
          .contains("'%s' is not a whole number of 1 to 10000".formatted(wrong));
    }
    String named = "m=" + model;
    assertThat(terminal.run("serve", "--index", index, "--encoder", named, "--candidates", "0"))
        .isEqualTo(2);
    assertThat(terminal.err()).contains("of 1 to 10000");
  }

  private int searchWith(String candidates) {
    return terminal.run(
        "search", "--index", index, "--encoder", model, "--candidates", candidates, texts.get(7));
  }

  @Test
  void aRequantizedCopyAnswersAlike() {
    Path copy = folder.resolve("copy");
    assertThat(terminal.run("requantize", "--index", index, "--out", copy, "--vector-bits", "1"))
        .as(terminal::err)
        .isZero();
    assertThat(terminal.out())
        .contains("40 documents, 8-bit vectors", "40 documents, 1-bit vectors");
    assertThat(hits(copy)).isEqualTo(hits(index)).isNotEmpty();
    assertThat(terminal.run("requantize", "--index", index, "--out", copy, "--vector-bits", "1"))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("nothing is overwritten");
  }

  private String hits(Path searched) {
    assertThat(terminal.run("search", "--index", searched, "--encoder", model, texts.get(7)))
        .isZero();
    return terminal.out();
  }

  @Test
  void everyPrecisionIsMeasuredAgainstComparingAll() throws IOException {
    Path json = folder.resolve("figures.json");
    Path queries = Files.writeString(folder.resolve("q.txt"), String.join("\n", texts));

    assertThat(
            terminal.run(
                "bench",
                "precision",
                "--index",
                index,
                "--encoder",
                model,
                "--queries",
                queries,
                "--vector-bits",
                "32,1",
                "--candidates",
                "50",
                "--json",
                json))
        .as(terminal::err)
        .isZero();

    JsonNode figures = new ObjectMapper().readTree(json.toFile()).get("figures");
    assertThat(figures.findValuesAsText("id"))
        .containsExactly(
            "indexed-documents",
            "indexed-dimensions",
            "float-recall",
            "float-hot-bytes",
            "float-hot-total-bytes",
            "float-disk-bytes",
            "float-search-seconds",
            "onebit-recall",
            "onebit-hot-bytes",
            "onebit-hot-total-bytes",
            "onebit-disk-bytes",
            "onebit-search-seconds");
    assertThat(figures.at("/0/value").doubleValue()).isEqualTo(40);
    assertThat(figures.at("/1/value").doubleValue()).isEqualTo(TinyEncoders.HIDDEN);
    // There are fewer documents than candidates.
    assertThat(figures.at("/2/value").doubleValue()).isEqualTo(1);
    assertThat(figures.at("/7/value").doubleValue()).isEqualTo(1);
    assertThat(figures.at("/3/value").doubleValue()).isEqualTo(1);
    assertThat(figures.at("/8/value").doubleValue()).isGreaterThan(1);
    assertThat(figures.at("/4/value").doubleValue())
        .isGreaterThan(figures.at("/9/value").doubleValue());
    assertThat(terminal.out()).contains("recall@10", "40 questions, 50 candidates");
  }
}
