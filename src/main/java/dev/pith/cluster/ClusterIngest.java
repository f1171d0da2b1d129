package dev.pith.cluster;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import dev.pith.encode.Encoder;
import dev.pith.index.Progress;
import dev.pith.index.VectorField;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Puts a whole corpus into a generation, a batch at a time; while one is on its way the next is
 * embedded. A document is written under its id, so one that is sent twice is there once.
 *
 * <p>To cancel, interrupt the thread that runs it: it stops before the next batch, waits for what
 * is on its way, and returns how far it came. {@link Existing#KEEP} goes on from there.
 */
public final class ClusterIngest {
  private static final int BATCH_DOCUMENTS = 512;

  /** A batch of long documents is closed by these instead: their passages are in memory at once. */
  private static final long BATCH_CHARS = 4 << 20;

  private final ClusterIndex index;
  private final DocumentWrites writes;
  private final Consumer<Progress> progress;
  private final Consumer<? super Entry> others;

  /** What happens to documents that are there already. */
  public enum Existing {
    /** They stay as they are; their texts are not compared. */
    KEEP,
    /** Those whose title, text or metadata differ are embedded again. */
    UPDATE,
    /** All are embedded again. */
    REPLACE
  }

  /**
   * Prepares it.
   *
   * @param encoders those of the index, in any order
   * @param progress told after each batch, on the thread that runs it
   * @param others told of every entry that is no document, and of every document that the cluster
   *     refused, on the same thread
   */
  public ClusterIngest(
      ClusterIndex index,
      List<? extends Encoder> encoders,
      Consumer<Progress> progress,
      Consumer<? super Entry> others) {
    this.index = index;
    this.writes = new DocumentWrites(index.schema(), inOrder(index.fields(), encoders));
    this.progress = progress;
    this.others = others;
  }

  private static List<Encoder> inOrder(List<VectorField> fields, List<? extends Encoder> encoders) {
    List<Encoder> inOrder = new ArrayList<>();
    for (VectorField field : fields) {
      inOrder.add(
          encoders.stream()
              .filter(encoder -> encoder.fingerprint().equals(field.fingerprint()))
              .findFirst()
              .orElseThrow(() -> new ClusterException("name the encoder %s too".formatted(field))));
    }
    return inOrder;
  }

  /**
   * Adds the documents of a corpus; all are acknowledged, and can be found, when it returns.
   *
   * @throws dev.pith.search.UnavailableException when the cluster does not answer for too long;
   *     what was acknowledged stays
   */
  public Progress run(DocumentSource corpus, Existing existing) {
    OptionalLong total =
        corpus.isRereadable() ? OptionalLong.of(corpus.documentCount()) : OptionalLong.empty();
    try (BulkWriter writer =
            new BulkWriter(
                index.connection(), index.generation(), BulkLimits.DEFAULT, RetryPolicy.WRITING);
        Stream<Entry> entries = corpus.entries()) {
      BulkCourse course = new BulkCourse(index, writer, total, progress, others);
      Iterator<Document> rest = documents(entries).iterator();
      List<Document> batch = nextBatch(rest);
      while (!batch.isEmpty() && !Thread.currentThread().isInterrupted()) {
        course.write(writes.of(course.missing(batch, existing)));
        batch = nextBatch(rest);
      }
      boolean isWhole = batch.isEmpty() && !Thread.currentThread().isInterrupted();
      Progress reached = course.finished();
      return isWhole ? reached.ended() : reached;
    }
  }

  private Stream<Document> documents(Stream<Entry> entries) {
    return entries.mapMulti(
        (entry, next) -> {
          if (entry instanceof Document document) {
            next.accept(document);
          } else {
            others.accept(entry);
          }
        });
  }

  private static List<Document> nextBatch(Iterator<Document> rest) {
    List<Document> batch = new ArrayList<>(BATCH_DOCUMENTS);
    long chars = 0;
    while (batch.size() < BATCH_DOCUMENTS && chars < BATCH_CHARS && rest.hasNext()) {
      Document document = rest.next();
      chars += document.title().length() + document.text().length();
      batch.add(document);
    }
    return batch;
  }
}
