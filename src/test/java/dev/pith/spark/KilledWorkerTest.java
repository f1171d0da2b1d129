package dev.pith.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.corpus.WordNet;
import dev.pith.fixtures.Models;
import dev.pith.index.DocumentIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers, one of which is killed as by {@code kill -9}. */
@Tag("cluster")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledWorkerTest {
  private static final int DOCUMENTS = 640;
  private static final int PARTITION_DOCUMENTS = 16;
  private static final int PARTITIONS = DOCUMENTS / PARTITION_DOCUMENTS;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://\\S+)");

  @TempDir private Path folder;

  private final List<Process> started = new ArrayList<>();
  private SparkProcesses processes = new SparkProcesses(Path.of(""), Path.of(""), Path.of(""));
  private String master = "";

  @BeforeEach
  void startACluster() throws Exception {
    processes = SparkProcesses.in(folder);
    started.add(
        processes.startSpark(
            "master", "master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
    await(() -> ADDRESS.matcher(processes.said("master")).find());
    Matcher address = ADDRESS.matcher(processes.said("master"));
    assertThat(address.find()).isTrue();
    master = address.group(1);
    startWorker("worker-1");
    startWorker("worker-2");
    await(
        () ->
            processes
                    .said("master")
                    .lines()
                    .filter(line -> line.contains("Registering worker"))
                    .count()
                == 2);
  }

  private void startWorker(String name) throws IOException {
    started.add(
        processes.startSpark(
            name,
            "worker.Worker",
            "--host",
            "127.0.0.1",
            "--webui-port",
            "0",
            "-c",
            "1",
            "-m",
            "1g",
            master));
  }

  @AfterEach
  void endAll() {
    started.forEach(KilledWorkerTest::kill);
  }

  /** With all that it has started: a machine that is gone has no executors either. */
  private static void kill(Process process) {
    List<ProcessHandle> executors = process.descendants().toList();
    process.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      assertThat(Instant.now()).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void aWorkerThatIsKilledCostsNoDocumentAndEmbedsNoneTwice() throws Exception {
    Path corpus = folder.resolve("wordnet");
    WordNet.writeBeirFolder(corpus, OptionalInt.of(DOCUMENTS), 1);
    Path out = folder.resolve("vectors");
    EmbeddingFolder files = new EmbeddingFolder(out);
    Process embedding =
        processes.startPith(
            "embed",
            "embed",
            "--spark",
            master,
            "--corpus",
            corpus,
            "--encoder",
            Models.full().path(),
            "--out",
            out,
            "--partition-documents",
            PARTITION_DOCUMENTS);
    started.add(embedding);

    await(() -> !embedding.isAlive() || (Files.isDirectory(out) && files.parts().size() >= 3));
    Process killed = started.get(2);
    List<ProcessHandle> executors = killed.descendants().toList();
    assertThat(executors).as(processes.said("embed")).isNotEmpty();
    kill(killed);
    assertThat(files.parts()).as("when it was killed").hasSizeLessThan(PARTITIONS);

    assertThat(embedding.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(embedding.exitValue()).as(processes.said("embed")).isZero();
    assertThat(killed.isAlive()).isFalse();
    assertThat(processes.said("embed"))
        .contains("%d documents in".formatted(DOCUMENTS), "in %d partitions".formatted(PARTITIONS));
    assertThat(files.totals()).hasValue(new EmbeddingTotals(DOCUMENTS, 0, PARTITIONS));
    assertThat(files.parts()).hasSize(PARTITIONS);
    assertThat(out).isDirectoryNotContaining("glob:**/.*");
    Path index = folder.resolve("index");
    assertThat(processes.pith("index", "index", "--vectors", out, "--index", index))
        .as(processes.said("index"))
        .isZero();
    // Rows as many as documents, and documents as many as ids: none is there twice.
    assertThat(processes.said("index")).contains("%d documents in".formatted(DOCUMENTS));
    try (DocumentIndex loaded = DocumentIndex.open(index)) {
      assertThat(loaded.documentCount()).isEqualTo(DOCUMENTS);
    }
  }
}
