package dev.pith.search;

import dev.pith.index.DocumentIndex;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A generation of an index with its engine. Each of its users counts, and the one that serves it is
 * the first; it is closed when the last one has gone. Safe for use by many threads at once.
 */
final class ServedGeneration {
  private final DocumentIndex index;
  private final SearchEngine engine;
  private final CountDownLatch closed = new CountDownLatch(1);
  private int users = 1;

  /**
   * @param index is owned from here on
   * @param engine likewise
   */
  ServedGeneration(DocumentIndex index, SearchEngine engine) {
    this.index = index;
    this.engine = engine;
  }

  DocumentIndex index() {
    return index;
  }

  SearchEngine engine() {
    return engine;
  }

  /** Begins to use it; false when it is closed. */
  synchronized boolean enter() {
    if (users == 0) {
      return false;
    }
    users++;
    return true;
  }

  /** Ends a use. */
  void leave() {
    if (isUnused()) {
      try (index) {
        engine.close();
      } finally {
        closed.countDown();
      }
    }
  }

  private synchronized boolean isUnused() {
    users--;
    return users == 0;
  }

  /** Waits until it is closed; false when that takes longer, or the thread is interrupted. */
  boolean awaitClosed(Duration patience) {
    try {
      return closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
