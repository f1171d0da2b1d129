package dev.pith.cluster;

import dev.pith.corpus.Document;
import dev.pith.corpus.Entry;
import dev.pith.corpus.SetAside;
import dev.pith.index.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The way of many documents into a generation, and how far they came; for one thread. */
final class BulkCourse {
  private final ClusterIndex index;
  private final BulkWriter writer;
  private final OptionalLong total;
  private final Consumer<Progress> progress;
  private final Consumer<? super Entry> others;
  private final long startNanos = System.nanoTime();
  private long skipped;

  /**
   * Begins now.
   *
   * @param writer belongs to the caller
   * @param total how many documents come, if that is known
   * @param others told of every document that the cluster refuses
   */
  BulkCourse(
      ClusterIndex index,
      BulkWriter writer,
      OptionalLong total,
      Consumer<Progress> progress,
      Consumer<? super Entry> others) {
    this.index = index;
    this.writer = writer;
    this.total = total;
    this.progress = progress;
    this.others = others;
  }

  /** Those of a batch that are to be written; the others are counted, or refused. */
  List<Document> missing(List<Document> batch, ClusterIngest.Existing existing) {
    List<Document> possible = new ArrayList<>();
    for (Document document : batch) {
      if (DocumentWrites.isPossible(document.id())) {
        possible.add(document);
      } else {
        refuse(
            new BulkFailure(
                document.id(),
                "has an id of more than %d bytes, which a cluster does not take: shorten it"
                    .formatted(DocumentWrites.MOST_ID_BYTES)));
      }
    }
    List<Document> missing = without(possible, existing);
    skipped += possible.size() - missing.size();
    return missing;
  }

  private List<Document> without(List<Document> batch, ClusterIngest.Existing existing) {
    List<String> ids = batch.stream().map(Document::id).toList();
    return switch (existing) {
      case KEEP -> {
        Set<String> there = index.acknowledgedIds(ids);
        yield batch.stream().filter(document -> !there.contains(document.id())).toList();
      }
      case UPDATE -> {
        Map<String, Document> there = index.acknowledged(ids);
        yield batch.stream()
            .filter(document -> !document.equals(there.get(document.id())))
            .toList();
      }
      case REPLACE -> batch;
    };
  }

  /** Sends what a batch has become; waits while too much is under way. */
  void write(List<BulkEntry> entries) {
    entries.forEach(writer::add);
    tell();
  }

  /** Waits until all are acknowledged or refused, and can be found; also when interrupted. */
  Progress finished() {
    boolean interrupted = Thread.interrupted();
    writer.finish();
    index.refresh();
    Progress reached = tell();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return reached;
  }

  private void refuse(BulkFailure failure) {
    others.accept(new SetAside("document " + failure.id(), 0, failure.why()));
  }

  private Progress tell() {
    writer.refused().forEach(this::refuse);
    Progress reached =
        Progress.after(
            System.nanoTime() - startNanos, skipped + writer.acknowledged(), total, skipped);
    progress.accept(reached);
    return reached;
  }
}
