package dev.pith.index;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Puts a whole corpus into an index, a batch at a time; each batch is safe before the next begins.
 *
 * <p>To cancel, interrupt the thread that runs it: it stops before the next batch, returns how far
 * it came and leaves the interrupt flag set. What was acknowledged stays, and {@link #resume} goes
 * on from there.
 */
public final class IndexBuild {
  static final int BATCH_DOCUMENTS = 512;

  private final DocumentWriter writer;
  private final Consumer<Progress> progress;
  private final LongSupplier nanoClock;
  private final int batchDocuments;

  /**
   * @param writer stays open; belongs to the caller
   * @param progress told after each batch, on the thread that builds
   */
  public IndexBuild(DocumentWriter writer, Consumer<Progress> progress) {
    this(writer, progress, System::nanoTime, BATCH_DOCUMENTS);
  }

  IndexBuild(
      DocumentWriter writer,
      Consumer<Progress> progress,
      LongSupplier nanoClock,
      int batchDocuments) {
    this.writer = writer;
    this.progress = progress;
    this.nanoClock = nanoClock;
    this.batchDocuments = batchDocuments;
  }

  /** Adds every document; replaces those with the same ids. */
  public Progress run(BeirFolder corpus) {
    return build(corpus, Long.MAX_VALUE, document -> false);
  }

  /** Adds the documents whose ids are not in the index yet. Their texts are not compared. */
  public Progress resume(BeirFolder corpus) {
    return resume(corpus, Long.MAX_VALUE);
  }

  /**
   * Adds those of the corpus's first documents whose ids are not in the index yet.
   *
   * @param atMost how many documents from the start, at least 1
   */
  public Progress resume(BeirFolder corpus, long atMost) {
    try (DocumentIndex before = DocumentIndex.open(writer.path())) {
      return build(corpus, atMost, document -> before.contains(document.id()));
    }
  }

  /**
   * Adds the documents that are not in the index as they are in the corpus: new ones, and those
   * whose title or text has changed. The others are not embedded again. Documents that are only in
   * the index stay.
   */
  public Progress update(BeirFolder corpus) {
    try (DocumentIndex before = DocumentIndex.open(writer.path())) {
      return build(
          corpus,
          Long.MAX_VALUE,
          document -> before.document(document.id()).filter(document::equals).isPresent());
    }
  }

  private Progress build(BeirFolder corpus, long atMost, Predicate<Document> isThere) {
    long total = Math.min(atMost, corpus.documentCount());
    long startNanos = nanoClock.getAsLong();
    Progress reached = Progress.after(0, 0, total, 0);
    try (Stream<Document> documents = corpus.documents()) {
      Iterator<Document> rest = documents.limit(total).iterator();
      while (rest.hasNext() && !Thread.currentThread().isInterrupted()) {
        List<Document> batch = nextBatch(rest);
        List<Document> missing = batch.stream().filter(isThere.negate()).toList();
        writer.add(missing);
        reached =
            Progress.after(
                nanoClock.getAsLong() - startNanos,
                reached.done() + batch.size(),
                total,
                reached.skipped() + batch.size() - missing.size());
        progress.accept(reached);
      }
    }
    if (reached.complete()) {
      writer.settle();
    }
    return reached;
  }

  private List<Document> nextBatch(Iterator<Document> rest) {
    List<Document> batch = new ArrayList<>(batchDocuments);
    while (batch.size() < batchDocuments && rest.hasNext()) {
      batch.add(rest.next());
    }
    return batch;
  }
}
