package dev.pith.index;

import dev.pith.corpus.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/**
 * Brings a draft to the newest commit of the generation it is to follow, again and again: first
 * with all documents, then with those that may have changed since. For one thread.
 */
final class CatchUp implements AutoCloseable {
  /** Embedded between two looks at whether to go on; one commit. */
  private static final int BATCH_DOCUMENTS = 64;

  private final DocumentIndex from;
  private final GenerationDraft draft;
  private final BooleanSupplier cancelled;

  /** The commit of {@code from} whose documents the draft has; null before the first time. */
  private @Nullable IndexReader reached;

  /**
   * @param cancelled asked before each batch; when it says so, {@link CancellationException} is
   *     thrown
   */
  CatchUp(DocumentIndex from, GenerationDraft draft, BooleanSupplier cancelled) {
    this.from = from;
    this.draft = draft;
    this.cancelled = cancelled;
  }

  /** The first time. What the draft has as it is is not embedded again. */
  void copy(Consumer<Progress> progress) {
    run(
        (before, now) -> {
          Batches copied = new Batches(from.documentCount(now), progress);
          ChangedIds.all(now, copied::add);
          copied.end();
          Batches stale = new Batches(0, unseen -> {});
          stale().forEach(stale::add);
          stale.end();
          return copied.changed + stale.changed;
        });
  }

  /**
   * Another time.
   *
   * @return how many documents the draft had to change
   */
  long changes() {
    return run(
        (before, now) -> {
          Batches changed = new Batches(0, unseen -> {});
          if (before == null) {
            ChangedIds.all(now, changed::add);
          } else {
            ChangedIds.between(before, now, changed::add);
          }
          changed.end();
          return changed.changed;
        });
  }

  /** One time, from the commit that was reached to the newest. */
  @FunctionalInterface
  private interface Pass {
    long over(@Nullable IndexReader before, IndexReader now) throws IOException;
  }

  private long run(Pass pass) {
    from.refreshNow();
    IndexReader now = from.read(searcher -> held(searcher.getIndexReader()));
    try {
      long changed = pass.over(reached, now);
      close();
      reached = held(now);
      return changed;
    } catch (IOException failure) {
      throw IndexException.of(from.path(), failure);
    } finally {
      release(now);
    }
  }

  private static IndexReader held(IndexReader reader) {
    reader.incRef();
    return reader;
  }

  private void release(IndexReader reader) {
    try {
      reader.decRef();
    } catch (IOException failure) {
      throw IndexException.of(from.path(), failure);
    }
  }

  /** What an earlier process has put into the draft and was deleted since. */
  private List<String> stale() {
    return draft
        .index()
        .read(
            searcher -> {
              List<String> stale = new ArrayList<>();
              ChangedIds.all(
                  searcher.getIndexReader(),
                  id -> {
                    if (!from.contains(id)) {
                      stale.add(id);
                    }
                  });
              return stale;
            });
  }

  /** Lets the commit go that was reached. */
  @Override
  public void close() {
    IndexReader held = reached;
    reached = null;
    if (held != null) {
      release(held);
    }
  }

  /** Takes ids and brings the draft's documents to what they are, a batch at a time. */
  private final class Batches {
    private final long startNanos = System.nanoTime();
    private final long total;
    private final Consumer<Progress> progress;
    private final Set<String> ids = new LinkedHashSet<>();
    private long done;
    private long skipped;
    private long changed;

    Batches(long total, Consumer<Progress> progress) {
      this.total = total;
      this.progress = progress;
    }

    void add(String id) {
      ids.add(id);
      if (ids.size() == BATCH_DOCUMENTS) {
        end();
      }
    }

    /** Makes what waits. */
    void end() {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("the reindex was cancelled");
      }
      List<Document> documents = new ArrayList<>();
      List<String> removed = new ArrayList<>();
      for (String id : ids) {
        from.document(id).ifPresentOrElse(documents::add, () -> removed.add(id));
      }
      Changes changes = draft.apply(documents, removed);
      done += ids.size();
      skipped += changes.unchanged();
      changed += changes.added() + changes.updated() + changes.deleted();
      ids.clear();
      progress.accept(
          Progress.after(System.nanoTime() - startNanos, done, OptionalLong.of(total), skipped));
    }
  }
}
