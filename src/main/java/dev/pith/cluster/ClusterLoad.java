package dev.pith.cluster;

import dev.pith.corpus.Document;
import dev.pith.corpus.Entry;
import dev.pith.index.EncodedDocument;
import dev.pith.index.Progress;
import dev.pith.index.VectorField;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Puts documents into a generation with vectors that were made elsewhere; nothing is embedded.
 * Those that are there stay as they are.
 *
 * @param index of one encoder alone
 * @param total how many documents come
 * @param progress told after each batch, on the thread that runs it
 * @param others told of every document that is not taken, likewise
 */
public record ClusterLoad(
    ClusterIndex index, long total, Consumer<Progress> progress, Consumer<? super Entry> others) {
  private static final int BATCH_DOCUMENTS = 512;

  /**
   * Adds them; all are acknowledged, and can be found, when it returns. Interrupted, it stops
   * before the next batch, waits for what is on its way, and returns how far it came.
   *
   * @throws ClusterException when a vector is none that can be searched; what came before is there
   */
  public Progress run(Iterator<EncodedDocument> documents) {
    try (BulkWriter writer =
        new BulkWriter(
            index.connection(), index.generation(), BulkLimits.DEFAULT, RetryPolicy.WRITING)) {
      BulkCourse course = new BulkCourse(index, writer, OptionalLong.of(total), progress, others);
      while (documents.hasNext() && !Thread.currentThread().isInterrupted()) {
        course.write(missing(course, next(documents)));
      }
      boolean isWhole = !documents.hasNext();
      Progress reached = course.finished();
      return isWhole ? reached.ended() : reached;
    }
  }

  private static List<EncodedDocument> next(Iterator<EncodedDocument> documents) {
    List<EncodedDocument> batch = new ArrayList<>(BATCH_DOCUMENTS);
    while (batch.size() < BATCH_DOCUMENTS && documents.hasNext()) {
      batch.add(documents.next());
    }
    return batch;
  }

  private List<BulkEntry> missing(BulkCourse course, List<EncodedDocument> batch) {
    List<Document> documents = batch.stream().map(EncodedDocument::document).toList();
    Set<String> missing =
        course.missing(documents, ClusterIngest.Existing.KEEP).stream()
            .map(Document::id)
            .collect(Collectors.toSet());
    return batch.stream()
        .filter(one -> missing.contains(one.document().id()))
        .map(this::entry)
        .toList();
  }

  private BulkEntry entry(EncodedDocument one) {
    VectorField field = index.fields().getFirst();
    one.problem(field.dimension())
        .ifPresent(
            wrong -> {
              throw new ClusterException(
                  "document '%s' has %s: embed it again".formatted(one.document().id(), wrong));
            });
    return DocumentWrites.entry(
        one.document(), index.fields(), new WrittenVectors.Whole(List.of(one.vector())));
  }
}
