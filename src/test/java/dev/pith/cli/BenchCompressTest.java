package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path data = Path.of("");

  @BeforeEach
  void writeACollection() throws IOException {
    data = Files.createDirectories(folder.resolve("trades"));
    StringBuilder corpus = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      corpus.append(
          "{\"_id\":\"%d\",\"title\":\"\",\"text\":\"trade number %d\"}\n".formatted(i, i));
    }
    Files.writeString(data.resolve("corpus.jsonl"), corpus);
    Files.writeString(data.resolve("queries.jsonl"), "{\"_id\":\"q\",\"text\":\"number 7\"}\n");
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
      "--recipe",
      recipe("half", "store-float16"),
      "--recipe",
      recipe("own", "store-float16"),
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

    assertThat(run(command)).as(() -> err.toString(StandardCharsets.UTF_8)).isZero();

    JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertThat(root.at("/machine/cpu").isTextual()).isTrue();
    assertThat(root.get("figures").findValuesAsText("id"))
        .containsExactly(
            "half-bytes",
            "half-speedup",
            "half-trades",
            "half-trades-asymmetric",
            "half-seconds",
            "own-bytes",
            "own-speedup",
            "own-trades",
            "own-trades-asymmetric",
            "own-seconds");
    for (JsonNode figure : root.get("figures")) {
      assertThat(figure.get("value").isNumber()).isTrue();
      assertThat(fields(figure)).containsExactly("id", "value", "unit", "low", "high", "samples");
    }
    assertThat(folder.resolve("made")).isDirectoryContaining("glob:**/own-trades");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("recipe", "half", "own", "trades");

    assertThat(run(command)).isZero();

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("half: is there", "own-trades: is there")
        .doesNotContain("making");
  }

  @Test
  void anotherRecipeOfTheSameNameIsMadeAgain() throws IOException {
    Object[] command = {
      "bench", "compress",
      "--recipe", recipe("half", "store-float16"),
      "--queries", Files.writeString(folder.resolve("q.txt"), "one question\n"),
      "--rounds", "1",
      "--out", folder.resolve("made")
    };
    assertThat(run(command)).isZero();
    recipe("half", "quantize-int8");

    assertThat(run(command)).isZero();

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("making half");
  }

  private Path recipe(String name, String pass) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".json"),
        """
        {"name":"%s","description":"d","passes":[{"pass":"%s"}]}
        """
            .formatted(name, pass));
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private int run(Object... arguments) {
    out.reset();
    err.reset();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return Main.run(
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false),
        words);
  }
}
