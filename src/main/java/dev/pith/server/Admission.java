package dev.pith.server;

import dev.pith.encode.Cancellation;
import dev.pith.telemetry.Shed;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets a bounded number of searches run, a bounded number wait, and turns the rest away at once.
 *
 * <p>Work runs on platform threads of its own, because it blocks in native code; the caller waits.
 * A piece of work that has not begun by the deadline is taken back out of the queue: either a
 * worker takes it or the caller, so what was refused is never run. One that has begun and that
 * nobody waits for any longer is ended where it encodes, and its worker is free for the next. Safe
 * for use by many threads.
 */
final class Admission implements AutoCloseable {
  private final RequestLimits limits;
  private final Backlog backlog;
  private final ThreadPoolExecutor workers;

  Admission(RequestLimits limits) {
    this.limits = limits;
    this.backlog = new Backlog(limits.waiting(), limits.standing(), System::nanoTime);
    this.workers =
        new ThreadPoolExecutor(
            limits.running(),
            limits.running(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.waiting()),
            Thread.ofPlatform().name("pith-search-", 0).daemon().factory());
  }

  /**
   * What {@code work} returns; what it throws is thrown here.
   *
   * @throws RefusedException 503 when there is no place, no place in time, or no end in sight
   */
  <T> T run(Callable<T> work) {
    if (!backlog.admits(waiting())) {
      throw full();
    }
    Cancellation cancellation = new Cancellation();
    FutureTask<T> task = new FutureTask<>(() -> cancellation.call(work));
    try {
      workers.execute(task);
      return await(task, cancellation);
    } catch (RejectedExecutionException e) {
      throw full();
    } catch (CancellationException e) {
      throw closing();
    } catch (InterruptedException e) {
      cancellation.cancel();
      Thread.currentThread().interrupt();
      throw closing();
    }
  }

  private RefusedException full() {
    return RefusedException.busy(
        Shed.QUEUE_FULL,
        "The server is busy: %d searches are waiting. Ask again in a second.".formatted(waiting()));
  }

  private <T> T await(FutureTask<T> task, Cancellation cancellation) throws InterruptedException {
    long deadlineMillis = limits.deadline().toMillis();
    try {
      try {
        return task.get(deadlineMillis, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (workers.remove(task)) {
          throw RefusedException.busy(
              Shed.DEADLINE,
              "The search could not begin within %d ms. Ask again in a second."
                  .formatted(deadlineMillis));
        }
        return task.get(limits.patience().toMillis() - deadlineMillis, TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException e) {
      cancellation.cancel();
      throw RefusedException.busy(
          Shed.PATIENCE,
          "The search took longer than %d s. Ask again in a second."
              .formatted(limits.patience().toSeconds()));
    } catch (ExecutionException e) {
      throw rethrown(e);
    }
  }

  private static RuntimeException rethrown(ExecutionException e) {
    return switch (e.getCause()) {
      // Cut off from native code, because the process ends.
      case CancellationException ending -> closing();
      case RuntimeException failure -> failure;
      case Error failure -> throw failure;
      case null, default -> new IllegalStateException("a search failed", e);
    };
  }

  /** Whether nothing is at work and nothing waits, a moment ago. */
  boolean isIdle() {
    return running() + waiting() == 0;
  }

  /** How many searches are at work, a moment ago. */
  int running() {
    return workers.getActiveCount();
  }

  /** How many wait for a place, a moment ago. */
  int waiting() {
    return workers.getQueue().size();
  }

  /** Lets what is at work finish, within the drain time; what still waits then is refused. */
  @Override
  public void close() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(limits.drain().toMillis(), TimeUnit.MILLISECONDS)) {
        giveUp();
      }
    } catch (InterruptedException e) {
      giveUp();
      Thread.currentThread().interrupt();
    }
  }

  private void giveUp() {
    workers.shutdownNow().forEach(waiting -> ((FutureTask<?>) waiting).cancel(false));
  }

  private static RefusedException closing() {
    return RefusedException.busy("The server is closing.");
  }
}
