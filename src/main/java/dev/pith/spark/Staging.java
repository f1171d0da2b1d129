package dev.pith.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentJson;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import dev.pith.corpus.SetAside;
import dev.pith.disk.DurableFile;
import dev.pith.model.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Cuts a corpus into partitions, in its order, and writes those that are not embedded yet.
 *
 * @param lineage of what is to be made
 * @param others told of every entry that is no document
 */
record Staging(EmbeddingFolder folder, EmbeddingLineage lineage, Consumer<Entry> others) {
  /**
   * What was found.
   *
   * @param partitions how many there are
   * @param missing those without vectors
   */
  record Staged(int partitions, List<StagedPartition> missing) {}

  /** Reads all of the corpus. */
  Staged run(DocumentSource corpus) throws IOException {
    Files.createDirectories(folder.staging());
    Files.createDirectories(folder.rejects());
    List<StagedPartition> missing = new ArrayList<>();
    int partitions = 0;
    try (Stream<Entry> entries = corpus.entries();
        BufferedWriter unread = Files.newBufferedWriter(folder.unread())) {
      Iterator<Entry> rest = entries.iterator();
      for (String lines = next(rest, unread); !lines.isEmpty(); lines = next(rest, unread)) {
        stage(new StagedPartition(partitions, Sha256.of(lines.getBytes(UTF_8))), lines, missing);
        partitions++;
      }
    }
    if (Files.size(folder.unread()) == 0) {
      Files.delete(folder.unread());
    }
    return new Staged(partitions, missing);
  }

  private void stage(StagedPartition partition, String lines, List<StagedPartition> missing)
      throws IOException {
    Path part = folder.part(partition.number());
    if (Files.exists(part)) {
      PartFile.Footer there = new PartFile(part).footer();
      if (there.sourceSha256().equals(partition.sha256())
          && there.fingerprint().equals(lineage.fingerprint())) {
        return;
      }
      Files.delete(part);
    }
    DurableFile.write(folder.staged(partition.number()), lines.getBytes(UTF_8));
    missing.add(partition);
  }

  /** The documents of a partition, a line each; empty behind the last. */
  private String next(Iterator<Entry> rest, BufferedWriter unread) throws IOException {
    StringBuilder lines = new StringBuilder();
    int documents = 0;
    while (documents < lineage.partitionDocuments() && rest.hasNext()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("reading was interrupted");
      }
      Entry entry = rest.next();
      if (entry instanceof Document document) {
        lines.append(DocumentJson.line(document)).append('\n');
        documents++;
      } else {
        if (entry instanceof SetAside place) {
          unread.write(Rejection.of(place).json());
          unread.write('\n');
        }
        others.accept(entry);
      }
    }
    return lines.toString();
  }
}
