package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
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

  /** A batch of long documents is closed by these instead: it is in memory as a whole. */
  private static final long BATCH_CHARS = 16 << 20;

  private final DocumentWriter writer;
  private final Consumer<Progress> progress;
  private final Function<DocumentSource, Stream<Document>> reading;
  private final LongSupplier nanoClock;
  private final int batchDocuments;

  /**
   * Stops at the first document that cannot be read.
   *
   * @param writer stays open; belongs to the caller
   * @param progress told after each batch, on the thread that builds
   */
  public IndexBuild(DocumentWriter writer, Consumer<Progress> progress) {
    this(writer, progress, System::nanoTime, BATCH_DOCUMENTS);
  }

  /**
   * Goes on behind what cannot be read.
   *
   * @param others told of every entry that is no document, on the same thread
   */
  public IndexBuild(
      DocumentWriter writer, Consumer<Progress> progress, Consumer<? super Entry> others) {
    this(
        writer,
        progress,
        System::nanoTime,
        BATCH_DOCUMENTS,
        corpus -> documents(corpus.entries(), others));
  }

  IndexBuild(
      DocumentWriter writer,
      Consumer<Progress> progress,
      LongSupplier nanoClock,
      int batchDocuments) {
    this(writer, progress, nanoClock, batchDocuments, DocumentSource::documents);
  }

  private IndexBuild(
      DocumentWriter writer,
      Consumer<Progress> progress,
      LongSupplier nanoClock,
      int batchDocuments,
      Function<DocumentSource, Stream<Document>> reading) {
    this.writer = writer;
    this.progress = progress;
    this.reading = reading;
    this.nanoClock = nanoClock;
    this.batchDocuments = batchDocuments;
  }

  /** Adds every document; replaces those with the same ids. */
  public Progress run(DocumentSource corpus) {
    return build(corpus, Long.MAX_VALUE, document -> false);
  }

  /** Adds the documents whose ids are not in the index yet. Their texts are not compared. */
  public Progress resume(DocumentSource corpus) {
    return resume(corpus, Long.MAX_VALUE);
  }

  /**
   * Adds those of the corpus's first documents whose ids are not in the index yet.
   *
   * @param atMost how many documents from the start, at least 1
   */
  public Progress resume(DocumentSource corpus, long atMost) {
    try (DocumentIndex before = DocumentIndex.open(writer.path())) {
      return build(corpus, atMost, document -> before.contains(document.id()));
    }
  }

  /**
   * Adds the documents that are not in the index as they are in the corpus: new ones, and those
   * whose title or text has changed. The others are not embedded again. Documents that are only in
   * the index stay.
   */
  public Progress update(DocumentSource corpus) {
    try (DocumentIndex before = DocumentIndex.open(writer.path())) {
      return build(
          corpus,
          Long.MAX_VALUE,
          document -> before.document(document.id()).filter(document::equals).isPresent());
    }
  }

  private static Stream<Document> documents(Stream<Entry> entries, Consumer<? super Entry> others) {
    return entries.mapMulti(
        (entry, next) -> {
          if (entry instanceof Document document) {
            next.accept(document);
          } else {
            others.accept(entry);
          }
        });
  }

  private Progress build(DocumentSource corpus, long atMost, Predicate<Document> isThere) {
    OptionalLong total =
        corpus.isRereadable()
            ? OptionalLong.of(Math.min(atMost, corpus.documentCount()))
            : OptionalLong.empty();
    BuildCourse course = new BuildCourse(writer, total, nanoClock, progress);
    try (course;
        Stream<Document> documents = reading.apply(corpus)) {
      Iterator<Document> rest = documents.limit(atMost).iterator();
      while (!Thread.currentThread().isInterrupted()) {
        List<Document> batch = nextBatch(rest);
        if (batch.isEmpty()) {
          course.finish();
          writer.settle();
          return course.reached().ended();
        }
        course.put(batch, batch.stream().filter(isThere.negate()).toList());
      }
    }
    return course.reached();
  }

  private List<Document> nextBatch(Iterator<Document> rest) {
    List<Document> batch = new ArrayList<>(batchDocuments);
    long chars = 0;
    while (batch.size() < batchDocuments && chars < BATCH_CHARS && rest.hasNext()) {
      Document document = rest.next();
      chars += document.title().length() + document.text().length();
      batch.add(document);
    }
    return batch;
  }
}
