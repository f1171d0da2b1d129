package dev.pith.search;

import dev.pith.index.DocumentIndex;
import dev.pith.index.IndexException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Moves an index on to its newest commit, on a thread of its own, so that no query waits for it.
 */
final class Refresher implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Refresher.class.getName());

  private final DocumentIndex index;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("pith-index-refresh").daemon().factory());
  private final Future<?> refreshing;
  private String lastFailure = "";

  Refresher(DocumentIndex index, Duration pause) {
    this.index = index;
    refreshing =
        thread.scheduleWithFixedDelay(
            this::refresh, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** A failure leaves the commit that is open, which still answers; it is logged once. */
  private void refresh() {
    try {
      index.refresh();
      lastFailure = "";
    } catch (IndexException failure) {
      String message = String.valueOf(failure.getMessage());
      if (!message.equals(lastFailure)) {
        LOG.log(System.Logger.Level.WARNING, message);
      }
      lastFailure = message;
    }
  }

  @Override
  public void close() {
    refreshing.cancel(false);
    thread.close();
  }
}
