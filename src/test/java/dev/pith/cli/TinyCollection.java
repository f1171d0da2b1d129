package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.ForeignFolder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An encoder and a collection of 24 documents, some of whose texts are its questions.
 *
 * @param folder both lie in it
 * @param model a full encoder
 * @param data a BEIR folder
 */
record TinyCollection(Path folder, Path model, Path data, Terminal terminal) {
  /** How many documents there are. */
  static final int DOCUMENTS = 24;

  /** Writes it; each document of {@code asked} is what its own text asks for. */
  static TinyCollection write(Path folder, Terminal terminal, IntStream asked) throws IOException {
    Path model = folder.resolve("model");
    ForeignFolder foreign = ForeignFolder.write(folder.resolve("foreign"), TinyEncoders.random(4));
    assertThat(terminal.run("model", "import", foreign.path(), "--out", model)).isZero();
    Path data = Files.createDirectories(folder.resolve("trades"));
    List<String> texts = TinyTokenizers.texts(6, DOCUMENTS);
    StringBuilder corpus = new StringBuilder();
    for (int i = 0; i < DOCUMENTS; i++) {
      corpus.append("{\"_id\":\"%d\",\"title\":\"\",\"text\":\"%s\"}\n".formatted(i, texts.get(i)));
    }
    StringBuilder queries = new StringBuilder();
    StringBuilder judgements = new StringBuilder("query-id\tcorpus-id\tscore\n");
    asked.forEach(
        i -> {
          queries.append("{\"_id\":\"q%d\",\"text\":\"%s\"}\n".formatted(i, texts.get(i)));
          judgements.append("q%d\t%d\t1\n".formatted(i, i));
        });
    Files.writeString(data.resolve("corpus.jsonl"), corpus);
    Files.writeString(data.resolve("queries.jsonl"), queries);
    Files.createDirectories(data.resolve("qrels"));
    Files.writeString(data.resolve("qrels").resolve("test.tsv"), judgements);
    return new TinyCollection(folder, model, data, terminal);
  }

  /** The model in 8 bits, which approximates it. */
  Path quantized() throws IOException {
    Path recipe =
        Files.writeString(
            folder.resolve("half.json"),
            "{\"name\":\"half\",\"description\":\"half\",\"passes\":[{\"pass\":\"quantize-int8\"}]}");
    Path half = folder.resolve("half");
    assertThat(terminal.run("compress", "--model", model, "--recipe", recipe, "--out", half))
        .as(terminal::err)
        .isZero();
    return half;
  }
}
