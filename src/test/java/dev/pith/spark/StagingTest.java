package dev.pith.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import dev.pith.corpus.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
  @TempDir private Path out;

  private final List<Entry> others = new ArrayList<>();
  private EmbeddingFolder folder = new EmbeddingFolder(Path.of(""));

  @BeforeEach
  void name() {
    folder = new EmbeddingFolder(out);
  }

  private Staging.Staged stage(DocumentSource corpus) throws IOException {
    EmbeddingLineage lineage = new EmbeddingLineage(1, "bag", "0", "0", 8, 4);
    return new Staging(folder, lineage, others::add).run(corpus);
  }

  private static List<Document> documents(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Document(
                    "id " + i,
                    "Ti\"tle\n",
                    "t\u00e9xt " + i,
                    new Metadata(Map.of("kind", List.of("a", "b")), Map.of("year", 1990.5))))
        .toList();
  }

  @Test
  void partitionsHaveAllDocumentsInTheirOrderAsTheyWere() throws IOException {
    List<Document> documents = documents(10);

    Staging.Staged staged = stage(DocumentSource.of("given", documents));

    assertThat(staged.partitions()).isEqualTo(3);
    List<Document> read = new ArrayList<>();
    for (StagedPartition partition : staged.missing()) {
      try (var rest = DocumentSource.open(folder.staged(partition.number())).documents()) {
        read.addAll(rest.toList());
      }
    }
    assertThat(read).isEqualTo(documents);
  }

  @Test
  void theSameCorpusIsCutIntoTheSamePartitions() throws IOException {
    List<StagedPartition> first = stage(DocumentSource.of("given", documents(10))).missing();
    assertThat(stage(DocumentSource.of("given", documents(10))).missing()).isEqualTo(first);
    List<Document> longer = documents(11);
    List<StagedPartition> more = stage(DocumentSource.of("given", longer)).missing();
    assertThat(more.subList(0, 2)).isEqualTo(first.subList(0, 2));
    assertThat(more.getLast()).isNotEqualTo(first.getLast());
  }

  @Test
  void whatCannotBeReadIsListedAndTheListGoesWithTheFault() throws IOException {
    Path corpus = out.resolve("corpus.jsonl");
    Files.writeString(corpus, "{\"_id\":\"1\",\"text\":\"one\"}\n{broken\n");
    assertThat(stage(DocumentSource.open(corpus)).partitions()).isEqualTo(1);
    assertThat(folder.unread()).content().contains("\"line\":2", "is not JSON").hasLineCount(1);
    assertThat(others).hasSize(1);

    Files.writeString(corpus, "{\"_id\":\"1\",\"text\":\"one\"}\n");
    stage(DocumentSource.open(corpus));
    assertThat(folder.unread()).doesNotExist();
  }

  @Test
  void anInterruptedReadingStopsAndKeepsTheInterrupt() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> stage(DocumentSource.of("given", documents(10))))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
