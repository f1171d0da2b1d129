package dev.pith.encode;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The gate to ONNX Runtime. Its Java binding frees the native environment in a shutdown hook
 * without waiting for calls under way, and such a call then takes the process down with a
 * segmentation fault (onnxruntime#31352); so whoever ends the process ends these first. A session
 * has a gate of its own for the same reason: a parallel loop that fails leaves its other threads in
 * it. Safe for use by many threads at once.
 */
public final class NativeCalls {
  private static final NativeCalls OF_PROCESS = new NativeCalls();

  private final ReentrantReadWriteLock underWay = new ReentrantReadWriteLock();
  private final Entry entry = new Entry();
  private boolean ended;

  NativeCalls() {}

  /** The gate that every session of this process goes through. */
  public static NativeCalls ofProcess() {
    return OF_PROCESS;
  }

  /** The gate behind a thread that has gone in; to be closed by it when its call has returned. */
  final class Entry implements AutoCloseable {
    private Entry() {}

    @Override
    public void close() {
      underWay.readLock().unlock();
    }
  }

  /**
   * Goes in for a call.
   *
   * @throws CancellationException when {@link #end} has begun
   */
  Entry enter() {
    underWay.readLock().lock();
    if (ended) {
      underWay.readLock().unlock();
      throw new CancellationException("native calls have been ended");
    }
    return entry;
  }

  /** Waits for the calls under way, of which each takes moments, and lets no other begin. */
  public void end() {
    underWay.writeLock().lock();
    try {
      ended = true;
    } finally {
      underWay.writeLock().unlock();
    }
  }
}
