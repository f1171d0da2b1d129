package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.fixtures.ForeignFolder;
import dev.pith.fixtures.TinyEncoders;
import dev.pith.fixtures.TinyTokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots from the command line. */
class SnapshotCommandsTest {
  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private Path model = Path.of("");
  private Path index = Path.of("");

  @BeforeEach
  void indexACollection() throws IOException {
    model = folder.resolve("model");
    index = folder.resolve("index");
    Path data = Files.createDirectories(folder.resolve("trades"));
    ForeignFolder foreign = ForeignFolder.write(folder.resolve("foreign"), TinyEncoders.random(4));
    assertThat(terminal.run("model", "import", foreign.path(), "--out", model)).isZero();
    List<String> texts = TinyTokenizers.texts(6, 40);
    StringBuilder corpus = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      corpus.append("{\"_id\":\"%d\",\"title\":\"\",\"text\":\"%s\"}\n".formatted(i, texts.get(i)));
    }
    Files.writeString(data.resolve("corpus.jsonl"), corpus);
    assertThat(terminal.run("index", "--corpus", data, "--encoder", model, "--index", index))
        .as(terminal::err)
        .isZero();
  }

  @Test
  void aDamagedIndexIsFoundAndComesBackFromItsSnapshot() throws IOException {
    Path snapshot = folder.resolve("snapshot");
    assertThat(terminal.run("snapshot", "--index", index, "--out", snapshot)).isZero();
    assertThat(terminal.out()).contains("40 documents", "every checksum fits");
    assertThat(terminal.run("snapshot", "--index", index, "--out", snapshot)).isEqualTo(1);
    assertThat(terminal.err()).contains("nothing is overwritten");
    assertThat(terminal.run("verify", "--index", index, "--encoder", model)).isZero();
    assertThat(terminal.out()).contains("40 texts embedded again", "is whole");

    Path file = anyVectors();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThat(terminal.run("verify", "--index", index)).isEqualTo(1);
    assertThat(terminal.out()).contains(file.getFileName() + ":", "pith restore --snapshot");
    assertThat(terminal.run("snapshot", "--index", index, "--out", folder.resolve("s2")))
        .isEqualTo(1);
    assertThat(terminal.err()).contains(String.valueOf(file.getFileName()), "is damaged");
    Files.move(index, folder.resolve("away"));
    assertThat(terminal.run("restore", "--snapshot", snapshot, "--index", index)).isZero();
    assertThat(terminal.run("verify", "--index", index, "--encoder", model)).isZero();
  }

  @Test
  void anIndexIsEmbeddedAgainAndEveryCommandFindsTheNewGeneration() {
    assertThat(terminal.run("reindex", "--index", index, "--encoder", model, "--vector-bits", "8"))
        .as(terminal::err)
        .isZero();
    assertThat(terminal.out()).contains("40 documents", "(0 by an earlier run)");
    assertThat(index.resolve("generation-1")).isDirectory();

    assertThat(terminal.run("verify", "--index", index, "--encoder", model)).isZero();
    assertThat(terminal.out()).contains("40 texts embedded again", "is whole");
    assertThat(terminal.run("delete", "--index", index, "7")).isZero();
    assertThat(terminal.out()).contains("1 deleted");
    Path copy = folder.resolve("copy");
    assertThat(terminal.run("requantize", "--index", index, "--out", copy, "--vector-bits", "1"))
        .isZero();
    assertThat(terminal.out()).contains("39 documents, 8-bit", "39 documents, 1-bit");
    assertThat(terminal.run("snapshot", "--index", index, "--out", folder.resolve("s"))).isZero();
    assertThat(terminal.run("verify", "--index", folder.resolve("s"))).isZero();
    assertThat(terminal.run("search", "--index", index, "--encoder", model, "trade")).isZero();
  }

  @Test
  void whatIsNoIndexAndNoSampleIsRefused() {
    assertThat(terminal.run("verify", "--index", folder.resolve("none"))).isEqualTo(1);
    assertThat(terminal.err()).contains("there is no index");
    assertThat(terminal.run("verify", "--index", index, "--sample", "0")).isEqualTo(2);
    assertThat(
            terminal.run(
                "snapshot", "--index", folder.resolve("none"), "--out", folder.resolve("s")))
        .isEqualTo(1);
    assertThat(folder.resolve("s")).doesNotExist();
  }

  private Path anyVectors() throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(cfs|vec)"))
          .findFirst()
          .orElseThrow();
    }
  }
}
