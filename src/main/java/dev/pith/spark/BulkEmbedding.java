package dev.pith.spark;

import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import dev.pith.disk.FileTree;
import dev.pith.disk.WriterLock;
import dev.pith.model.EncoderDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Embeds a corpus into a folder of Parquet files, by Spark. The same again goes on where it was
 * interrupted, and embeds what has changed.
 *
 * @param master where Spark is
 * @param settings Spark's own, over Pith's
 * @param encoder whose files every executor gets, once
 * @param lineage of that encoder
 * @param out seen by the driver and by every executor under the same path
 */
public record BulkEmbedding(
    String master,
    Map<String, String> settings,
    EncoderDirectory encoder,
    EmbeddingLineage lineage,
    Path out) {
  /** Of what a folder has, and what of it was there before. */
  public record Outcome(EmbeddingTotals totals, int partitionsBefore) {}

  /** Told how many of so many partitions are embedded. */
  @FunctionalInterface
  public interface Course {
    void at(int done, int partitions);
  }

  public BulkEmbedding {
    settings = Map.copyOf(settings);
  }

  /**
   * Runs to the end.
   *
   * @param others told of every entry of the corpus that is no document
   * @throws EmbeddingException when it cannot be done; partitions that are done are kept
   * @throws CancellationException when the thread is interrupted; they are kept as well
   */
  public Outcome run(DocumentSource corpus, Consumer<Entry> others, Course course)
      throws IOException {
    EmbeddingFolder folder = new EmbeddingFolder(out);
    claim(folder);
    Optional<WriterLock> lock = WriterLock.take(folder.lock());
    try (WriterLock _ = lock.orElseThrow(() -> busy())) {
      Files.deleteIfExists(folder.complete());
      Staging.Staged staged = new Staging(folder, lineage, others).run(corpus);
      List<StagedPartition> missing = staged.missing();
      int before = staged.partitions() - missing.size();
      if (!missing.isEmpty()) {
        new SparkJob(master, settings, encoder, folder, lineage)
            .run(missing, done -> course.at(before + done, staged.partitions()));
      }
      course.at(staged.partitions(), staged.partitions());
      return new Outcome(finish(folder, staged.partitions()), before);
    }
  }

  private void claim(EmbeddingFolder folder) throws IOException {
    Files.createDirectories(out);
    Optional<EmbeddingLineage> there = folder.lineage();
    if (there.isPresent()) {
      if (!there.get().isAlike(lineage)) {
        throw new EmbeddingException(
            "%s has vectors of %s in partitions of %,d documents: embed by that encoder in those, or name a new folder"
                .formatted(out, there.get().field(), there.get().partitionDocuments()));
      }
      return;
    }
    try (Stream<Path> files = Files.list(out)) {
      if (files.findAny().isPresent()) {
        throw new EmbeddingException(
            "%s is not empty and has no vectors: name a new folder".formatted(out));
      }
    }
    folder.write(lineage);
  }

  private EmbeddingException busy() {
    return new EmbeddingException(
        "%s is being written by another process: wait for it, or end it".formatted(out));
  }

  /** Partitions behind the last are of documents that the corpus does not have any more. */
  private static EmbeddingTotals finish(EmbeddingFolder folder, int partitions) throws IOException {
    long documents = 0;
    for (int number : folder.parts()) {
      if (number < partitions) {
        documents += new PartFile(folder.part(number)).footer().documents();
      } else {
        Files.delete(folder.part(number));
        Files.deleteIfExists(folder.rejected(number));
      }
    }
    FileTree.delete(folder.staging());
    folder.deleteUnfinished();
    EmbeddingTotals totals = new EmbeddingTotals(documents, rejected(folder), partitions);
    folder.write(totals);
    return totals;
  }

  private static long rejected(EmbeddingFolder folder) throws IOException {
    long rejected = 0;
    try (Stream<Path> files = Files.list(folder.rejects())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          rejected += lines.count();
        }
      }
    }
    return rejected;
  }
}
