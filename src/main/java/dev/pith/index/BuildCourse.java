package dev.pith.index;

import dev.pith.corpus.Document;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts batches into an index, one after another: while one is stored the next is embedded. For one
 * thread.
 */
final class BuildCourse implements AutoCloseable {
  private final DocumentWriter writer;
  private final OptionalLong total;
  private final LongSupplier nanoClock;
  private final Consumer<Progress> progress;
  private final long startNanos;
  private Progress reached;
  private @Nullable Storing storing;

  /** A batch that is not known to be safe yet. */
  private record Storing(CommitThread.Started task, long documents, long skipped) {}

  /**
   * @param total documents of the corpus, if it is known
   * @param progress told after each batch that is safe
   */
  BuildCourse(
      DocumentWriter writer,
      OptionalLong total,
      LongSupplier nanoClock,
      Consumer<Progress> progress) {
    this.writer = writer;
    this.total = total;
    this.nanoClock = nanoClock;
    this.progress = progress;
    this.startNanos = nanoClock.getAsLong();
    this.reached = Progress.after(0, 0, total, 0);
  }

  /**
   * Embeds a batch, waits for the one before it, and begins to store this one unless the thread has
   * been interrupted meanwhile.
   *
   * @param missing those of {@code batch} that are not there as they should be
   */
  void put(List<Document> batch, List<Document> missing) {
    EmbeddedDocuments embedded = writer.embed(missing);
    finish();
    if (!Thread.currentThread().isInterrupted()) {
      storing = new Storing(writer.store(embedded), batch.size(), batch.size() - missing.size());
    }
  }

  /** Waits until all that was put is safe. */
  void finish() {
    Storing last = storing;
    if (last == null) {
      return;
    }
    storing = null;
    last.task().await();
    reached =
        Progress.after(
            nanoClock.getAsLong() - startNanos,
            reached.done() + last.documents(),
            total,
            reached.skipped() + last.skipped());
    progress.accept(reached);
  }

  /** How far it is, as was told last. */
  Progress reached() {
    return reached;
  }

  @Override
  public void close() {
    finish();
  }
}
