package dev.pith.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;

/**
 * Owns a Lucene writer and the one thread on which it is used. The caller waits for each task, and
 * may be interrupted meanwhile: Java closes files under an interrupted thread, which on the
 * caller's own thread would end the index in the middle of a commit.
 */
final class CommitThread implements AutoCloseable {
  private final Path path;
  private final Directory directory;
  private final ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
  private final Settling settling;
  private final IndexWriter writer;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("pith-index-writer").daemon().factory());

  private CommitThread(
      Path path, Directory directory, OpenMode mode, IndexSchema schema, Linking linking)
      throws IOException {
    this.path = path;
    this.directory = directory;
    this.settling = new Settling(schema, linking);
    this.writer = new IndexWriter(directory, WriterSettings.settings(mode, merges, settling));
  }

  /**
   * A new index, committed while it is empty so that readers can open it at once. It is linked when
   * it is settled.
   *
   * @param schema goes into this and every later commit
   */
  static CommitThread create(Path path, Directory directory, IndexSchema schema)
      throws IOException {
    CommitThread commits =
        new CommitThread(path, directory, OpenMode.CREATE, schema, Linking.AT_END);
    commits.run(
        writer -> {
          writer.setLiveCommitData(schema.userData().entrySet());
          writer.commit();
        });
    return commits;
  }

  /** An index that is there, whatever encoders made it; as below. */
  static CommitThread append(Path path) {
    try {
      return Generation.use(path, CommitThread::append);
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  /** This generation of an index, whatever encoders made it; as below. */
  static CommitThread append(Generation generation) throws IOException {
    requireCurrent(generation);
    Directory directory = IndexFolder.existing(generation);
    try {
      IndexSchema schema =
          IndexSchema.read(
              generation.index(), SegmentInfos.readLatestCommit(directory).getUserData());
      return append(generation, directory, schema, Linking.AT_ONCE);
    } catch (IOException | RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }

  /**
   * An index that is there; its last user data goes into every later commit. While this is open the
   * generation stays the one that counts.
   *
   * @throws IndexException when another one counts by now
   */
  static CommitThread append(
      Generation generation, Directory directory, IndexSchema schema, Linking linking)
      throws IOException {
    CommitThread commits =
        new CommitThread(generation.index(), directory, OpenMode.APPEND, schema, linking);
    try {
      requireCurrent(generation);
      return commits;
    } catch (IOException | RuntimeException failure) {
      commits.close();
      throw failure;
    }
  }

  private static void requireCurrent(Generation generation) throws IOException {
    if (!generation.isCurrent()) {
      throw IndexException.replaced(generation.index(), null);
    }
  }

  /** The same whether it counts or not; it is linked when it is settled. */
  static CommitThread goOn(Path path, Directory directory, IndexSchema schema) throws IOException {
    return new CommitThread(path, directory, OpenMode.APPEND, schema, Linking.AT_END);
  }

  /** Runs {@code task} after those that came before, and waits for it whatever interrupts come. */
  void run(Task task) {
    start(task).await();
  }

  /** The same without waiting: the caller must do so before it believes that anything was done. */
  Started start(Task task) {
    try {
      return new Started(CompletableFuture.runAsync(() -> runHere(task), thread));
    } catch (RejectedExecutionException closed) {
      throw IndexException.closed(path, closed);
    }
  }

  /** A task that is being done. */
  record Started(CompletableFuture<Void> task) {
    /** Waits for the task whatever interrupts come, and throws what it has thrown. */
    void await() {
      try {
        task.join();
      } catch (CompletionException failure) {
        if (failure.getCause() instanceof IndexException known) {
          throw known;
        }
        throw failure;
      }
    }
  }

  /**
   * Waits until Lucene has merged what it wants to merge, and makes few linked segments of the
   * rest.
   *
   * @param workers threads that link
   */
  void settle(int workers) {
    run(
        open -> {
          open.maybeMerge();
          // A commit may begin merges: what they are about to read cannot be merged otherwise.
          do {
            open.commit();
            merges.sync();
          } while (open.hasUncommittedChanges());
          settling.run(open, workers);
          open.commit();
        });
  }

  /**
   * Closes it, unless Lucene is merging: a merge that is cut off is done in vain. What was merged
   * goes into a last commit.
   *
   * @return whether it is closed now
   */
  boolean closeIfQuiet() {
    AtomicBoolean quiet = new AtomicBoolean();
    run(
        open -> {
          if (!open.hasPendingMerges() && merges.mergeThreadCount() == 0) {
            open.commit();
            quiet.set(true);
          }
        });
    if (quiet.get()) {
      close();
    }
    return quiet.get();
  }

  private void runHere(Task task) {
    try {
      task.run(writer);
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    } catch (AlreadyClosedException closed) {
      throw IndexException.closed(path, closed);
    }
  }

  @Override
  public void close() {
    if (thread.isShutdown()) {
      return;
    }
    try {
      run(
          open -> {
            try (directory) {
              open.rollback();
            }
          });
    } finally {
      thread.close();
    }
  }

  /** Something done with the writer. */
  @FunctionalInterface
  interface Task {
    void run(IndexWriter writer) throws IOException;
  }
}
