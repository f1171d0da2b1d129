package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.compress.RecipeReader;
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

/** The whole search, with recipes and encoders that take no time. */
class TuneTest {
  private static final int DOCUMENTS = 48;

  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private Path corpus = Path.of("");
  private Path model = Path.of("");
  private Path out = Path.of("");
  private Path json = Path.of("");

  @BeforeEach
  void writeACorpus() throws IOException {
    model = folder.resolve("model");
    out = folder.resolve("chosen");
    json = folder.resolve("tune.json");
    ForeignFolder foreign = ForeignFolder.write(folder.resolve("foreign"), TinyEncoders.random(4));
    assertThat(terminal.run("model", "import", foreign.path(), "--out", model)).isZero();
    corpus = collection("mine", 1);
  }

  @Test
  void theChosenEncoderIsWrittenWithTheRecipeThatMakesItAgain() throws IOException {
    assertThat(tune("--min-quality", "0.01")).as(terminal::err).isZero();

    JsonNode root = found();
    String chosen = root.get("chosen").asText();
    assertThat(root.get("candidates").findValuesAsText("name"))
        .containsExactlyInAnyOrder("half", "plain");
    assertThat(root.get("headline").asText()).startsWith(chosen + " is the fastest of 2");
    assertThat(terminal.run("model", "verify", out)).isZero();
    assertThat(RecipeReader.read(out.resolve("recipe.json")).name()).isEqualTo(chosen);
    assertThat(root.at("/machine/cpu").isTextual()).isTrue();
    assertThat(root.get("check").isNull()).isTrue();
    assertThat(Files.readString(folder.resolve("chosen.html")))
        .contains(root.get("headline").asText());
  }

  @Test
  void aSecondRunMakesNothingAndAsksTheSame() throws IOException {
    assertThat(tune("--min-quality", "0.01")).as(terminal::err).isZero();
    JsonNode before = found();

    assertThat(tune("--max-bytes", "1GB")).as(terminal::err).isZero();

    assertThat(terminal.err()).contains("is there").doesNotContain("making");
    for (String name : List.of("half", "plain")) {
      assertThat(candidate(found(), name).get("kept"))
          .isEqualTo(candidate(before, name).get("kept"));
    }
    assertThat(found().get("headline").asText()).contains("is the best of 2 within 1000.0 MB");
  }

  @Test
  void judgementsAreShownAndHaveNoSay() throws IOException {
    Path other = collection("other", 5);
    assertThat(tune("--max-bytes", "1GB", "--data", corpus)).as(terminal::err).isZero();
    JsonNode before = found();

    assertThat(tune("--max-bytes", "1GB", "--data", other)).as(terminal::err).isZero();

    assertThat(found().get("check")).isNotEqualTo(before.get("check"));
    assertThat(found().at("/check/encoders").findValuesAsText("name"))
        .containsExactly("full", "plain", "half");
    assertThat(found().get("chosen")).isEqualTo(before.get("chosen"));
    for (String name : List.of("half", "plain")) {
      assertThat(candidate(found(), name).get("kept"))
          .isEqualTo(candidate(before, name).get("kept"));
    }
  }

  @Test
  void askedOverTheFullEncodersDocumentsEverythingIsAsymmetric() throws IOException {
    assertThat(tune("--min-quality", "0.01", "--asymmetric", "--data", corpus))
        .as(terminal::err)
        .isZero();

    assertThat(found().get("pairing").asText()).isEqualTo("asymmetric");
    assertThat(found().get("headline").asText())
        .contains("its questions asked over documents of the full encoder");
    assertThat(found().at("/check/encoders").findValuesAsText("name"))
        .containsExactly("full", "plain", "half");
    assertThat(terminal.out())
        .contains("asymmetric: kept, agreement and nDCG@10 are of each encoder's questions")
        .contains("--encoder " + out + " --asymmetric");
    assertThat(terminal.err())
        .contains("full: documents", "plain: probes", "half: probes")
        .doesNotContain("plain: documents", "half: documents");
  }

  @Test
  void aCandidateThatCannotBeMadeDoesNotSpoilTheOthers() throws IOException {
    Path bad = recipe("bad", "{\"pass\":\"drop-layers\",\"keep\":9}");

    assertThat(tune("--min-quality", "0.01", "--recipe", bad)).as(terminal::err).isZero();

    assertThat(found().at("/unusable/0/name").asText()).isEqualTo("bad");
    assertThat(found().at("/unusable/0/reason").asText()).isNotBlank();
    assertThat(found().get("candidates")).hasSize(2);
    assertThat(terminal.out()).contains("- bad");
  }

  @Test
  void anEncoderThatWasDamagedOnTheShelfIsMadeAgain() throws IOException {
    assertThat(tune("--min-quality", "0.01")).as(terminal::err).isZero();
    try (var shelf = Files.list(folder.resolve("shelf"))) {
      Path half =
          shelf
              .filter(p -> p.getFileName().toString().startsWith("half"))
              .findFirst()
              .orElseThrow();
      Files.writeString(half.resolve("model.onnx"), "damaged");
    }

    assertThat(tune("--min-quality", "0.01")).as(terminal::err).isZero();

    assertThat(terminal.err()).contains("making half").doesNotContain("making plain");
    assertThat(found().get("candidates")).hasSize(2);
  }

  @Test
  void whenNothingHoldsOneLineNamesTheBestAndNothingIsWritten() throws IOException {
    assertThat(tune("--max-bytes", "10")).isEqualTo(1);

    String last = terminal.err().strip().lines().toList().getLast();
    assertThat(last)
        .startsWith("pith tune: none of 2 has 0.000 MB or less; the best reached is ")
        .contains(found().get("nearest").asText());
    assertThat(found().get("chosen").isNull()).isTrue();
    assertThat(out).doesNotExist();
    assertThat(folder.resolve("chosen.html")).exists();
  }

  @Test
  void aTextFileWithADocumentOnEachLineIsACorpusAndItsUserMayAsk() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      lines.add(text(i));
    }
    corpus = Files.write(folder.resolve("notes.txt"), lines);
    Path questions = Files.writeString(folder.resolve("mine.txt"), "bade kilo\nfago lumi\n");

    assertThat(tune("--max-bytes", "1GB", "--queries", questions)).as(terminal::err).isZero();

    assertThat(found().at("/corpus/name").asText()).isEqualTo("notes");
    assertThat(found().at("/probes/titles").asInt()).isZero();
    assertThat(found().at("/questions/count").asInt()).isEqualTo(2);
    assertThat(found().at("/timed/name").asText()).isEqualTo("mine.txt");
  }

  private int tune(Object... more) throws IOException {
    List<Object> words =
        new ArrayList<>(
            List.of("tune", "--corpus", corpus, "--model", model, "--rounds", "1", "--out", out));
    words.addAll(List.of("--shelf", folder.resolve("shelf"), "--json", json));
    words.addAll(
        List.of("--recipe", recipe("plain", "{\"pass\":\"quantize-int8\",\"range\":\"reduced\"}")));
    words.addAll(List.of("--recipe", recipe("half", "{\"pass\":\"quantize-int8\"}")));
    words.addAll(List.of(more));
    return terminal.run(words.toArray());
  }

  private JsonNode found() throws IOException {
    return new ObjectMapper().readTree(json.toFile());
  }

  private static JsonNode candidate(JsonNode root, String name) {
    for (JsonNode one : root.get("candidates")) {
      if (one.get("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("there is no candidate " + name);
  }

  private Path recipe(String name, String pass) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".json"),
        "{\"name\":\"%s\",\"description\":\"d\",\"passes\":[%s]}".formatted(name, pass));
  }

  /** The same documents and question whatever the relevant document is. */
  private Path collection(String name, int relevant) throws IOException {
    Path data = Files.createDirectories(folder.resolve(name));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < DOCUMENTS; i++) {
      String title = TinyTokenizers.texts(900 + i, 1).getFirst();
      lines.append(
          "{\"_id\":\"%d\",\"title\":\"%s\",\"text\":\"%s\"}\n".formatted(i, title, text(i)));
    }
    Files.writeString(data.resolve("corpus.jsonl"), lines);
    Files.writeString(data.resolve("queries.jsonl"), "{\"_id\":\"q\",\"text\":\"bade kilo\"}\n");
    Files.createDirectories(data.resolve("qrels"));
    Files.writeString(
        data.resolve("qrels").resolve("test.tsv"),
        "query-id\tcorpus-id\tscore\nq\t%d\t1\n".formatted(relevant));
    return data;
  }

  private static String text(int number) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sentences.add(String.join(" ", TinyTokenizers.texts(3L * number + i, 6)) + " .");
    }
    return String.join(" ", sentences);
  }
}
