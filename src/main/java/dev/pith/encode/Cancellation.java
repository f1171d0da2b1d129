package dev.pith.encode;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Ends the encoding that is done for one request, from another thread: a run of ONNX Runtime under
 * way stops before its next operator, and no other begins. Whoever waits for the request is its
 * clock and calls {@link #cancel} when the deadline has passed, so that there is no thread that
 * watches.
 *
 * <p>It goes down the stack as a scoped value, past everything that knows nothing of it. Work
 * outside of any pays one look for it. Safe for use by many threads at once.
 */
public final class Cancellation {
  private static final ScopedValue<Cancellation> CURRENT = ScopedValue.newInstance();

  /** What may still be told to end: nothing that has been freed. */
  private final Set<RunOptions> underWay = Collections.newSetFromMap(new IdentityHashMap<>());

  private boolean cancelled;

  /** A run of ONNX Runtime that reads these options; null for the usual ones. */
  @FunctionalInterface
  interface NativeRun<T> {
    T with(@Nullable RunOptions options) throws OrtException;
  }

  /**
   * Does work that this can end, on the calling thread.
   *
   * @throws CancellationException when it was ended
   * @throws Exception what the work throws
   */
  public <T> T call(Callable<T> work) throws Exception {
    return ScopedValue.where(CURRENT, this).call(work::call);
  }

  /** The same work on another thread, ended by what ends the calling one's. */
  static Runnable carried(Runnable work) {
    if (!CURRENT.isBound()) {
      return work;
    }
    Cancellation current = CURRENT.get();
    return () -> ScopedValue.where(CURRENT, current).run(work);
  }

  /**
   * Makes a run that ends when the calling thread's cancellation says so.
   *
   * @throws CancellationException when it was ended, or would have begun after the end
   */
  static <T> T run(NativeRun<T> run) throws OrtException {
    return CURRENT.isBound() ? CURRENT.get().watched(run) : run.with(null);
  }

  private <T> T watched(NativeRun<T> run) throws OrtException {
    try (RunOptions options = new RunOptions()) {
      begin(options);
      try {
        return run.with(options);
      } catch (OrtException e) {
        if (isCancelled()) {
          throw cancelled(e);
        }
        throw e;
      } finally {
        end(options);
      }
    }
  }

  private synchronized void begin(RunOptions options) {
    if (cancelled) {
      throw cancelled(null);
    }
    underWay.add(options);
  }

  private synchronized void end(RunOptions options) {
    underWay.remove(options);
  }

  private static CancellationException cancelled(@Nullable OrtException how) {
    CancellationException ended =
        new CancellationException("encoding was ended: its deadline has passed");
    ended.initCause(how);
    return ended;
  }

  /**
   * Ends what is under way and returns at once. What has ended by itself is not touched.
   *
   * @throws EncoderException when ONNX Runtime does not take it
   */
  public synchronized void cancel() {
    cancelled = true;
    try {
      for (RunOptions options : underWay) {
        options.setTerminate(true);
      }
    } catch (OrtException e) {
      throw new EncoderException("ONNX Runtime could not end a run: " + e.getMessage(), e);
    }
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  /** How many runs it would end now. */
  synchronized int underWay() {
    return underWay.size();
  }
}
