package dev.pith.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pith.cluster.ClusterConnection;
import dev.pith.cluster.ClusterIndex;
import dev.pith.cluster.IndexName;
import dev.pith.cluster.OpenSearchCluster;
import dev.pith.corpus.WordNet;
import dev.pith.encode.Encoder;
import dev.pith.encode.OnnxEncoder;
import dev.pith.fixtures.Models;
import dev.pith.index.DocumentIndex;
import dev.pith.index.IndexCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a corpus by Spark on this machine into an index. */
@Tag("cluster")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LocalSparkTest {
  private static final int DOCUMENTS = 300;

  @TempDir private Path folder;

  @Test
  void documentsAreEmbeddedAsTheyAreHereAndOnlyWhatIsMissingOrChangedAgain() throws Exception {
    SparkProcesses processes = SparkProcesses.in(folder);
    Path corpus = corpus();
    Path out = folder.resolve("vectors");

    assertThat(embed(processes, "first", corpus, out)).as(processes.said("first")).isEqualTo(1);
    assertThat(processes.said("first"))
        .contains("300 documents in", "in 5 partitions of which 0 were there before", "1 rejected");
    assertThat(out.resolve("_rejected/reading.jsonl")).content().contains("\"line\":301");
    assertThat(out.resolve("_staged")).doesNotExist();
    Map<Path, FileTime> before = parts(out);

    changeLine(corpus, 70);
    Files.delete(out.resolve("part-00003.parquet"));
    assertThat(embed(processes, "again", corpus, out)).as(processes.said("again")).isEqualTo(1);
    assertThat(processes.said("again")).contains("300 documents", "of which 3 were there before");
    Map<Path, FileTime> after = parts(out);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.entrySet().removeAll(before.entrySet());
    assertThat(after.keySet())
        .containsExactly(out.resolve("part-00001.parquet"), out.resolve("part-00003.parquet"));

    Path index = folder.resolve("index");
    assertThat(processes.pith("index", "index", "--vectors", out, "--index", index))
        .as(processes.said("index"))
        .isZero();
    try (Encoder encoder = OnnxEncoder.open(Models.full());
        DocumentIndex loaded = DocumentIndex.open(index)) {
      assertThat(loaded.documentCount()).isEqualTo(DOCUMENTS);
      IndexCheck check = IndexCheck.of(index, List.of(encoder), DOCUMENTS);
      assertThat(check.broken()).isEmpty();
      assertThat(check.encoders().getFirst().documents()).isEqualTo(DOCUMENTS);
      assertThat(check.encoders().getFirst().lowestCosine()).isGreaterThanOrEqualTo(0.9999);
    }
    assertGoesToACluster(processes, out);
  }

  private static void assertGoesToACluster(SparkProcesses processes, Path vectors)
      throws IOException, InterruptedException {
    OpenSearchCluster cluster = OpenSearchCluster.running();
    Object[] load = {
      "index", "--vectors", vectors, "--cluster", cluster.address(), "--cluster-index", "loaded"
    };
    try (ClusterConnection connection = cluster.connection()) {
      assertThat(processes.pith("load", load)).as(processes.said("load")).isZero();
      assertThat(processes.said("load"))
          .contains("300 documents in loaded, which is loaded-000001 on the cluster (0 were");
      assertThat(ClusterIndex.open(connection, new IndexName("loaded")).documentCount())
          .isEqualTo(DOCUMENTS);
      assertThat(processes.pith("reload", load)).as(processes.said("reload")).isZero();
      assertThat(processes.said("reload")).contains("(300 were there before)");
    } finally {
      cluster.delete("loaded-000001");
    }
  }

  @Test
  void whatCannotBeDoneIsToldInASentence() throws Exception {
    SparkProcesses processes = SparkProcesses.in(folder);
    Path out = folder.resolve("vectors");
    Path corpus = corpus();

    assertThat(processes.pith("none", "index", "--vectors", out, "--index", folder.resolve("i")))
        .isEqualTo(1);
    assertThat(processes.said("none")).contains("is no folder: name one that pith embed");
    assertThat(
            processes.pith(
                "nowhere",
                "embed",
                "--spark",
                "nowhere",
                "--corpus",
                corpus,
                "--encoder",
                Models.full().path(),
                "--out",
                out))
        .isEqualTo(1);
    assertThat(processes.said("nowhere"))
        .contains("Spark at nowhere could not embed", "Could not parse Master URL");
    assertThat(processes.pith("cut", "index", "--vectors", out, "--index", folder.resolve("i")))
        .isEqualTo(1);
    assertThat(processes.said("cut")).contains("is not complete: run the same pith embed again");
    assertThat(processes.said("cut")).doesNotContain("Exception");
  }

  private int embed(SparkProcesses processes, String name, Path corpus, Path out)
      throws IOException, InterruptedException {
    return processes.pith(
        name,
        "embed",
        "--spark",
        "local[2]",
        "--corpus",
        corpus,
        "--encoder",
        Models.full().path(),
        "--out",
        out,
        "--partition-documents",
        "64");
  }

  /** The documents, and a line that is none. */
  private Path corpus() throws IOException {
    Path written = folder.resolve("wordnet");
    WordNet.writeBeirFolder(written, OptionalInt.of(DOCUMENTS), 1);
    List<String> lines = new ArrayList<>(Files.readAllLines(written.resolve("corpus.jsonl")));
    lines.add("{broken");
    return Files.write(folder.resolve("corpus.jsonl"), lines);
  }

  private static void changeLine(Path corpus, int line) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(corpus));
    lines.set(line, lines.get(line).replaceFirst("\"text\":\"", "\"text\":\"changed "));
    Files.write(corpus, lines);
  }

  private static Map<Path, FileTime> parts(Path out) throws IOException {
    Map<Path, FileTime> parts = new TreeMap<>();
    for (int number : new EmbeddingFolder(out).parts()) {
      Path part = new EmbeddingFolder(out).part(number);
      parts.put(part, Files.getLastModifiedTime(part));
    }
    return parts;
  }
}
