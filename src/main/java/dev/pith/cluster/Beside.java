package dev.pith.cluster;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that waits for a cluster, on a thread of its own beside the one that started it. */
final class Beside<T> {
  private final FutureTask<T> task;
  private final Thread thread;

  private Beside(FutureTask<T> task) {
    this.task = task;
    this.thread = Thread.ofVirtual().name("beside").unstarted(task);
  }

  static <T> Beside<T> start(Supplier<T> work) {
    Beside<T> beside = new Beside<>(new FutureTask<>(work::get));
    beside.thread.start();
    return beside;
  }

  /**
   * Waits for what comes of it; a failure of the work is thrown here.
   *
   * @throws CancellationException when this thread is interrupted; so is the work
   */
  T join() {
    try {
      return task.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a cluster was asked");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("asking a cluster failed", e.getCause());
    }
  }
}
