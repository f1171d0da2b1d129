package dev.pith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pith.cluster.OpenSearchCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a real cluster. */
@Tag("cluster")
class ClusterCommandsTest {
  private static final String NAME = "commands";

  @TempDir private Path folder;

  private final Terminal terminal = new Terminal();
  private OpenSearchCluster cluster;
  private TinyCollection tiny;

  @BeforeEach
  void fill() throws IOException {
    cluster = OpenSearchCluster.running();
    tiny = TinyCollection.write(folder, terminal, IntStream.range(0, TinyCollection.DOCUMENTS));
    assertThat(index()).as(terminal::err).isZero();
  }

  @AfterEach
  void delete() throws IOException {
    if (cluster != null) {
      cluster.delete(NAME + "-000001", NAME + "-000002");
    }
    Files.deleteIfExists(Path.of(NAME + "-set-aside.log"));
  }

  private int index() {
    return run("index", "--corpus", tiny.data(), "--encoder", tiny.model());
  }

  private int run(Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--cluster", cluster.address(), "--cluster-index", NAME));
    return terminal.run(all.toArray());
  }

  @Test
  void whatWasIndexedIsFoundAndNotIndexedAgain() throws IOException {
    assertThat(terminal.out()).contains("24 documents in commands, which is commands-000001");

    assertThat(index()).isZero();
    assertThat(terminal.out()).contains("24 were there before");

    assertThat(run("delete", "3", "none")).as(terminal::err).isZero();
    assertThat(terminal.out()).contains("1 deleted, 1 were not there");

    for (String mode : List.of("vector", "lexical", "hybrid")) {
      assertThat(run("search", "word", "--json", "--mode", mode, "--encoder", tiny.model()))
          .as(terminal::err)
          .isZero();
      JsonNode answer = new ObjectMapper().readTree(terminal.out());
      assertThat(answer.get("mode").textValue()).isEqualTo(mode);
      assertThat(answer.get("timesMillis").get("total").doubleValue()).isPositive();
    }
  }

  @Test
  void itIsAskedTheQuestionsOfItsCollectionAndReindexedByAnotherEncoder() throws IOException {
    Object[] evaluate = {"evaluate", "--data", tiny.data(), "--encoder", "tiny=" + tiny.model()};
    assertThat(run(evaluate)).as(terminal::err).isZero();
    assertThat(terminal.out()).contains("24 documents", "hybrid-score");

    Path other = tiny.quantized();
    assertThat(run("search", "word", "--encoder", other)).isEqualTo(1);
    assertThat(terminal.err()).contains("did not make them");
    assertThat(run("reindex", "--encoder", other)).as(terminal::err).isZero();
    assertThat(terminal.out()).contains("24 documents in commands", "commands-000002");

    assertThat(run("search", "word", "--encoder", other)).as(terminal::err).isZero();
    assertThat(run(evaluate)).isEqualTo(1);
    assertThat(terminal.err()).contains("did not make them");
  }

  @Test
  void passagesAreAskedForOnceAndKeptByTheIndex() {
    assertThat(run("index", "--corpus", tiny.data(), "--encoder", tiny.model(), "--passages", 20))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("index commands has no passages: leave --passages out");

    cluster.delete(NAME + "-000001");
    assertThat(run("index", "--corpus", tiny.data(), "--encoder", tiny.model(), "--passages", 20))
        .as(terminal::err)
        .isZero();
    assertThat(index()).isZero();
    assertThat(terminal.out()).contains("24 were there before");
    assertThat(run("search", "word", "--json", "--encoder", tiny.model())).isZero();
    assertThat(terminal.out()).contains("\"passage\"");
  }

  @Test
  void whatIsNotThereIsToldInOneLine() {
    assertThat(
            terminal.run(
                "search",
                "word",
                "--mode",
                "lexical",
                "--cluster",
                cluster.address(),
                "--cluster-index",
                "nothing"))
        .isEqualTo(1);
    assertThat(terminal.err()).contains("the cluster has no index 'nothing'").hasLineCount(1);
  }
}
