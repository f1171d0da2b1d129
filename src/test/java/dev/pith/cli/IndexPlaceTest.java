package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an index is, as commands are told it. */
class IndexPlaceTest {
  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search words --mode lexical",
        "index --corpus c --encoder e",
        "reindex --encoder e",
        "delete 1",
        "serve --encoder e=e"
      })
  void anIndexIsInOnePlace(String command) {
    assertThat(terminal.run((Object[]) command.split(" "))).isEqualTo(2);
    assertThat(terminal.err()).contains("'--index=DIR', or '--cluster=URL'");

    assertThat(
            terminal.run(
                (Object[]) (command + " --index d --cluster http://127.0.0.1:1").split(" ")))
        .isEqualTo(2);
    assertThat(terminal.err()).contains("give --index or --cluster, not both");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index --corpus c --encoder e --neighbours 12",
        "serve --encoder e=e --writable",
        "serve --encoder e=e --jobs d",
        "serve --encoder a=a --encoder b=b --adaptive"
      })
  void whatAClusterDoesNotDoIsRefused(String command) {
    assertThat(terminal.run((Object[]) (command + " --cluster http://127.0.0.1:1").split(" ")))
        .isEqualTo(2);
    assertThat(terminal.err()).contains("is for an --index, not for a --cluster");
  }

  @Test
  void anAddressWithAPasswordIsRefusedAndThePasswordIsNotPrinted() {
    assertThat(
            terminal.run(
                "search", "w", "--mode", "lexical", "--cluster", "https://anna:s3cret@127.0.0.1"))
        .isEqualTo(2);
    assertThat(terminal.err()).contains("put it into a file").doesNotContain("s3cret");
  }

  @Test
  void credentialsThatAreNoneOrWouldBeReadByOthersAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("credentials"), "s3cret");
    String url = "http://search.example.org:9200";

    assertThat(lexical("--cluster", url, "--cluster-credentials", file)).isEqualTo(1);
    assertThat(terminal.err()).contains("holds none").doesNotContain("s3cret");
    Files.writeString(file, "anna:s3cret\n");
    assertThat(lexical("--cluster", url, "--cluster-credentials", file)).isEqualTo(1);
    assertThat(terminal.err()).contains("use https").doesNotContain("s3cret");
    assertThat(lexical("--cluster", url, "--cluster-credentials", folder.resolve("none")))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("cannot be read");
    assertThat(lexical("--cluster", url, "--cluster-authority", file)).isEqualTo(1);
    assertThat(terminal.err()).contains("holds no certificates");
  }

  private int lexical(Object... more) {
    Object[] words = new Object[more.length + 4];
    System.arraycopy(new Object[] {"search", "word", "--mode", "lexical"}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return terminal.run(words);
  }

  @Test
  void anIndexIsAskedTheQuestionsOfTheCollectionThatItHolds() throws IOException {
    TinyCollection tiny =
        TinyCollection.write(folder, terminal, IntStream.range(0, TinyCollection.DOCUMENTS));
    Path index = folder.resolve("index");
    Path json = folder.resolve("quality.json");
    assertThat(
            terminal.run(
                "index", "--corpus", tiny.data(), "--encoder", tiny.model(), "--index", index))
        .isZero();

    assertThat(
            terminal.run(
                "evaluate",
                "--data",
                tiny.data(),
                "--index",
                index,
                "--encoder",
                "tiny=" + tiny.model(),
                "--json",
                json))
        .as(terminal::err)
        .isZero();

    assertThat(terminal.out()).contains("lexical", "vector", "hybrid-score");
    JsonNode written = new ObjectMapper().readTree(json.toFile());
    assertThat(written.toString()).contains("hybrid-rrf");
    assertThat(
            terminal.run(
                "evaluate", "--sts", "f", "--index", index, "--encoder", "t=" + tiny.model()))
        .isEqualTo(2);
  }
}
