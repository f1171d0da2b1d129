package dev.pith.encode;

import ai.onnxruntime.OrtException;
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
  private boolean ended;

  NativeCalls() {}

  /** The gate that every session of this process goes through. */
  public static NativeCalls ofProcess() {
    return OF_PROCESS;
  }

  /** A call into ONNX Runtime. */
  @FunctionalInterface
  interface Call<T> {
    T make() throws OrtException;
  }

  /**
   * Makes a call.
   *
   * @throws CancellationException when {@link #end} has begun
   */
  <T> T make(Call<T> call) throws OrtException {
    underWay.readLock().lock();
    try {
      if (ended) {
        throw new CancellationException("native calls have been ended");
      }
      return call.make();
    } finally {
      underWay.readLock().unlock();
    }
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
