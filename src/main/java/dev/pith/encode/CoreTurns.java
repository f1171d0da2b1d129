package dev.pith.encode;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes as many short runs at once as there are cores, first come, first served. Four clients on
 * two cores without it: the system takes turns within runs, each finds its weights out of the
 * cache, and the slowest in a hundred take nine times as long as the median.
 *
 * <p>Who finds a core free runs at once, by itself. Runs that wait are made by threads of this
 * class, one behind the other; that is faster than to wake each thread for its own run (see the
 * package).
 *
 * <p>Long texts and bulk work do not queue here, so that a question never waits for them; they
 * share the cores by the system's rules. Safe for use by many threads at once.
 */
final class CoreTurns {
  private static final CoreTurns OF_PROCESS =
      new CoreTurns(Runtime.getRuntime().availableProcessors());

  private final Executor workers;

  /** Empty while a core is free. */
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private int freeCores;

  CoreTurns(int cores) {
    this(
        cores,
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("encode-turn-", 0).factory()));
  }

  CoreTurns(int cores, Executor workers) {
    this.freeCores = cores;
    this.workers = workers;
  }

  /** For every encoder of this process. */
  static CoreTurns ofProcess() {
    return OF_PROCESS;
  }

  /**
   * Makes a run when its turn has come, on this thread or another. Makes no objects when it is at
   * once.
   *
   * @throws CancellationException when the thread is interrupted while it waits
   */
  <T, R> R run(Function<T, R> work, T input) {
    if (!takesFreeCore()) {
      return awaited(queued(work, input));
    }
    try {
      return work.apply(input);
    } finally {
      passOn();
    }
  }

  private synchronized boolean takesFreeCore() {
    if (freeCores == 0) {
      return false;
    }
    freeCores--;
    return true;
  }

  private <T, R> FutureTask<R> queued(Function<T, R> work, T input) {
    FutureTask<R> run = new FutureTask<>(() -> work.apply(input));
    synchronized (this) {
      waiting.add(Cancellation.carried(run));
    }
    // A core may have become free since.
    if (takesFreeCore()) {
      passOn();
    }
    return run;
  }

  /** Lets whoever waits have the core of the calling thread. */
  private void passOn() {
    Runnable next = next();
    if (next == null) {
      return;
    }
    try {
      workers.execute(() -> runAllFrom(next));
    } catch (OutOfMemoryError noThreadToBeHad) {
      // Whoever waits would wait for ever.
      runAllFrom(next);
    }
  }

  private void runAllFrom(Runnable first) {
    for (Runnable run = first; run != null; run = next()) {
      run.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable next = waiting.poll();
    if (next == null) {
      freeCores++;
    }
    return next;
  }

  /** How many runs wait for a core. */
  synchronized int waiting() {
    return waiting.size();
  }

  private static <R> R awaited(FutureTask<R> run) {
    try {
      return run.get();
    } catch (InterruptedException e) {
      run.cancel(false);
      Thread.currentThread().interrupt();
      throw new CancellationException("encoding was interrupted");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException known -> throw known;
        case Error failure -> throw failure;
        case null, default -> throw new EncoderException("encoding failed: " + e.getMessage(), e);
      }
    }
  }
}
