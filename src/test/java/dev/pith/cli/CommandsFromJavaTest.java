package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.Pith;
import dev.pith.corpus.DocumentSource;
import dev.pith.model.EncoderDirectory;
import dev.pith.search.FusionMethod;
import dev.pith.search.Hit;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program does through {@link Pith} is what the commands do. */
class CommandsFromJavaTest {
  private static final String QUESTION = "ba do mo";

  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private Path model = Path.of("");
  private Path data = Path.of("");
  private Path byCommand = Path.of("");
  private Path byProgram = Path.of("");

  @BeforeEach
  void makeTheSameIndexBothWays() throws IOException {
    TinyCollection collection = TinyCollection.write(folder, terminal, IntStream.range(0, 5));
    model = collection.model();
    data = collection.data();
    byCommand = folder.resolve("by-command");
    byProgram = folder.resolve("by-program");
    assertThat(terminal.run("index", "--corpus", data, "--encoder", model, "--index", byCommand))
        .as(terminal::err)
        .isZero();
    assertThat(Pith.index(byProgram, List.of(model), DocumentSource.open(data)))
        .isEqualTo(TinyCollection.DOCUMENTS);
  }

  @Test
  void searchFindsTheSameByMeaning() throws IOException {
    for (Path index : List.of(byCommand, byProgram)) {
      try (Pith pith = Pith.open(index, model)) {
        SearchResult found = pith.search(QUESTION, 7);

        assertThat(found.hits()).hasSize(7);
        for (Path other : List.of(byCommand, byProgram)) {
          assertSame(json(other, "-k", "7"), found.hits());
        }
      }
    }
  }

  @Test
  void searchFindsTheSameByWordsAndByBoth() throws IOException {
    try (Pith pith = Pith.open(byProgram, model)) {
      String name = pith.encoders().getFirst();

      assertSame(
          json(byCommand, "--mode", "lexical"),
          pith.search(SearchQuery.lexical(QUESTION, 10)).hits());
      assertSame(
          json(byCommand, "--mode", "hybrid", "--fusion", "rrf"),
          pith.search(SearchQuery.hybrid(name, QUESTION, 10, FusionMethod.RRF)).hits());
    }
  }

  @Test
  void eachAddsNothingToWhatTheOtherMade() throws IOException {
    assertThat(Pith.index(byCommand, List.of(model), DocumentSource.open(data))).isZero();
    assertThat(
            terminal.run(
                "index", "--corpus", data, "--encoder", model, "--index", byProgram, "--update"))
        .isZero();
    assertThat(terminal.out()).contains("24 documents", "24 were there before as they are");
  }

  @Test
  void compressMakesTheSameEncoder() throws IOException {
    Path recipe =
        Files.writeString(
            folder.resolve("recipe.json"),
            "{\"name\":\"small\",\"description\":\"d\",\"passes\":[{\"pass\":\"quantize-int8\"}]}");
    Path byHand = folder.resolve("by-hand");
    assertThat(terminal.run("compress", "--model", model, "--recipe", recipe, "--out", byHand))
        .as(terminal::err)
        .isZero();

    EncoderDirectory made = Pith.compress(model, recipe, folder.resolve("by-java"));

    EncoderDirectory expected = EncoderDirectory.open(byHand);
    assertThat(made.manifest().fingerprint()).isEqualTo(expected.manifest().fingerprint());
    assertThat(made.alignmentFile().read()).isEqualTo(expected.alignmentFile().read());
  }

  private JsonNode json(Path index, String... options) throws IOException {
    Object[] words = new Object[options.length + 7];
    Object[] fixed = {"search", "--index", index, "--encoder", model, "--json", QUESTION};
    System.arraycopy(fixed, 0, words, 0, fixed.length);
    System.arraycopy(options, 0, words, fixed.length, options.length);
    assertThat(terminal.run(words)).as(terminal::err).isZero();
    return new ObjectMapper().readTree(terminal.out()).get("hits");
  }

  private static void assertSame(JsonNode told, List<Hit> hits) {
    assertThat(hits).isNotEmpty().hasSameSizeAs(told);
    for (Hit hit : hits) {
      JsonNode same = told.get(hit.rank() - 1);
      assertThat(same.get("id").asText()).isEqualTo(hit.id());
      assertThat(same.get("text").asText()).isEqualTo(hit.text());
      assertThat(same.get("score").floatValue()).isEqualTo(hit.score());
    }
  }
}
