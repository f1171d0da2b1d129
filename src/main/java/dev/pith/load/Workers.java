package dev.pith.load;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs work on threads of its own. */
final class Workers {
  private Workers() {}

  /**
   * Each on a thread, until all have ended; when one fails the others are interrupted.
   *
   * @throws CancellationException when the calling thread is interrupted
   */
  static void run(List<Callable<Void>> work) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            work.size(), Thread.ofPlatform().daemon().name("pith-load-", 0).factory());
    try {
      CompletionService<Void> ended = new ExecutorCompletionService<>(threads);
      work.forEach(ended::submit);
      for (int i = 0; i < work.size(); i++) {
        ended.take().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the load was interrupted");
    } catch (ExecutionException e) {
      throw rethrown(e);
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static RuntimeException rethrown(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException failure -> failure;
      case Error failure -> throw failure;
      case null, default -> new IllegalStateException("asking failed: " + e.getMessage(), e);
    };
  }
}
