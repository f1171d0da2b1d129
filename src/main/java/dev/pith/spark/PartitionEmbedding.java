package dev.pith.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import dev.pith.corpus.SetAside;
import dev.pith.disk.DurableFile;
import dev.pith.encode.Encoder;
import dev.pith.index.EncodedDocument;
import dev.pith.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Embeds a partition that was staged; for one run. */
final class PartitionEmbedding {
  private static final int BATCH_DOCUMENTS = 512;

  private final EmbeddingFolder folder;
  private final EmbeddingLineage lineage;
  private final List<Rejection> rejected = new ArrayList<>();
  private final DocumentEmbedding embedding;
  private long embedded;

  PartitionEmbedding(EmbeddingFolder folder, EmbeddingLineage lineage, Encoder encoder) {
    this.folder = folder;
    this.lineage = lineage;
    this.embedding = new DocumentEmbedding(encoder, rejected::add);
  }

  /** Its file is there afterwards, and what of it was rejected is beside. */
  PartitionCounts run(StagedPartition partition) throws IOException {
    Path staged = folder.staged(partition.number());
    if (!Sha256.of(staged).equals(partition.sha256())) {
      throw new EmbeddingException(
          staged + " is not as the driver wrote it: do all machines see the same folder?");
    }
    try (Stream<Entry> entries = DocumentSource.open(staged).entries()) {
      Iterator<Entry> rest = entries.iterator();
      new PartFile(folder.part(partition.number()))
          .write(lineage, partition.sha256(), () -> next(partition, rest));
    }
    return new PartitionCounts(partition.number(), embedded, rejected.size());
  }

  /** What was rejected is on the disk before the file of the partition says that it is done. */
  private List<EncodedDocument> next(StagedPartition partition, Iterator<Entry> rest)
      throws IOException {
    while (rest.hasNext()) {
      List<EncodedDocument> batch = embedding.embed(documents(rest));
      if (!batch.isEmpty()) {
        embedded += batch.size();
        return batch;
      }
    }
    writeRejected(folder.rejected(partition.number()));
    return List.of();
  }

  private List<Document> documents(Iterator<Entry> rest) {
    List<Document> documents = new ArrayList<>();
    while (documents.size() < BATCH_DOCUMENTS && rest.hasNext()) {
      Entry entry = rest.next();
      if (entry instanceof Document document) {
        documents.add(document);
      } else if (entry instanceof SetAside place) {
        rejected.add(Rejection.of(place));
      }
    }
    return documents;
  }

  private void writeRejected(Path file) throws IOException {
    if (rejected.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    String lines = rejected.stream().map(one -> one.json() + "\n").collect(Collectors.joining());
    DurableFile.write(file, lines.getBytes(UTF_8));
  }
}
