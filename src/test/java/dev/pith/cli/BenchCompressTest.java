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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement, with recipes that take no time. */
class BenchCompressTest {
  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private Path data = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void writeACollection() throws IOException {
    data = Files.createDirectories(folder.resolve("trades"));
    model = folder.resolve("model");
    ForeignFolder foreign = ForeignFolder.write(folder.resolve("foreign"), TinyEncoders.random(4));
    assertThat(terminal.run("model", "import", foreign.path(), "--out", model)).isZero();
    List<String> texts = TinyTokenizers.texts(6, 24);
    StringBuilder corpus = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      corpus.append("{\"_id\":\"%d\",\"title\":\"\",\"text\":\"%s\"}\n".formatted(i, texts.get(i)));
    }
    Files.writeString(data.resolve("corpus.jsonl"), corpus);
    Files.writeString(
        data.resolve("queries.jsonl"), "{\"_id\":\"q\",\"text\":\"%s\"}\n".formatted(texts.get(7)));
    Files.createDirectories(data.resolve("qrels"));
    Files.writeString(
        data.resolve("qrels").resolve("test.tsv"), "query-id\tcorpus-id\tscore\nq\t7\t1\n");
  }

  @Test
  void oneCommandMakesMeasuresAndTellsAndTheNextUsesWhatIsThere() throws IOException {
    Path json = folder.resolve("figures.json");
    Object[] command = {
      "bench",
      "compress",
      "--model",
      model,
      "--recipe",
      recipe("half", "first"),
      "--recipe",
      recipe("own", "first"),
      "--adapt",
      "own",
      "--data",
      data,
      "--queries",
      Files.writeString(folder.resolve("q.txt"), "one question\nand another\n"),
      "--rounds",
      "1",
      "--out",
      folder.resolve("made"),
      "--json",
      json
    };

    assertThat(terminal.run(command)).as(terminal::err).isZero();

    JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertThat(root.at("/machine/cpu").isTextual()).isTrue();
    assertThat(root.get("figures").findValuesAsText("id"))
        .containsExactly(
            "half-bytes",
            "half-speedup",
            "half-speedup-cold",
            "half-trades",
            "half-trades-asymmetric",
            "half-seconds",
            "own-bytes",
            "own-speedup",
            "own-speedup-cold",
            "own-trades",
            "own-trades-asymmetric",
            "own-seconds");
    for (JsonNode figure : root.get("figures")) {
      assertThat(figure.get("value").isNumber()).isTrue();
      assertThat(fields(figure)).containsExactly("id", "value", "unit", "low", "high", "samples");
    }
    JsonNode lineage =
        new ObjectMapper()
            .readTree(folder.resolve("made").resolve("half").resolve("encoder.json").toFile())
            .get("lineage");
    assertThat(root.at("/figures/5/value").asDouble())
        .isEqualTo(lineage.get("millis").asLong() / 1e3)
        .isGreaterThanOrEqualTo(lineage.at("/passes/0/millis").asLong() / 1e3);
    assertThat(folder.resolve("made")).isDirectoryContaining("glob:**/own-trades");
    assertThat(terminal.out()).contains("recipe", "half", "own", "trades");

    assertThat(terminal.run(command)).isZero();

    assertThat(terminal.err())
        .contains("half: is there", "own-trades: is there")
        .doesNotContain("making");
  }

  @Test
  void anotherRecipeOfTheSameNameIsMadeAgain() throws IOException {
    Object[] command = {
      "bench",
      "compress",
      "--model",
      model,
      "--recipe",
      recipe("half", "first"),
      "--queries",
      Files.writeString(folder.resolve("q.txt"), "one question\n"),
      "--rounds",
      "1",
      "--out",
      folder.resolve("made")
    };
    assertThat(terminal.run(command)).isZero();
    recipe("half", "second");

    assertThat(terminal.run(command)).isZero();

    assertThat(terminal.err()).contains("making half");
  }

  private Path recipe(String name, String description) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".json"),
        """
        {"name":"%s","description":"%s","passes":[{"pass":"quantize-int8"}]}
        """
            .formatted(name, description));
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
