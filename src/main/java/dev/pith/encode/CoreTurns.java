package dev.pith.encode;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * Lets as many short runs go at once as there are cores, first come, first served. Four clients on
 * two cores without it: the system takes turns within runs, each finds its weights out of the
 * cache, and the slowest in a hundred take nine times as long as the median.
 *
 * <p>Long texts and bulk work do not queue here, so that a question never waits for them; they
 * share the cores by the system's rules. Safe for use by many threads at once.
 */
final class CoreTurns {
  private static final CoreTurns OF_PROCESS =
      new CoreTurns(Runtime.getRuntime().availableProcessors());

  private final Semaphore cores;
  private final Turn turn = new Turn();

  CoreTurns(int cores) {
    this.cores = new Semaphore(cores, true);
  }

  /** For every encoder of this process. */
  static CoreTurns ofProcess() {
    return OF_PROCESS;
  }

  /** A core that a thread has; to be closed by it when its run has ended. */
  final class Turn implements AutoCloseable {
    private Turn() {}

    @Override
    public void close() {
      cores.release();
    }
  }

  /**
   * Waits for a turn.
   *
   * @throws CancellationException when the thread is interrupted meanwhile
   */
  Turn await() {
    try {
      cores.acquire();
      return turn;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("encoding was interrupted");
    }
  }
}
