package dev.pith.server;

import dev.pith.telemetry.Shed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Places for those who follow jobs; all of them end when it is closed. Safe for many threads. */
final class JobStreams implements AutoCloseable {
  private final Semaphore places = new Semaphore(RequestLimits.JOB_STREAMS);
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Takes a place, to be given back.
   *
   * @throws RefusedException 503 when there is none
   */
  void enter() {
    if (!places.tryAcquire()) {
      throw RefusedException.busy(
          Shed.STREAMS_FULL,
          "%d clients follow jobs already; ask GET /api/v1/jobs/{id} now and then instead."
              .formatted(RequestLimits.JOB_STREAMS));
    }
  }

  void leave() {
    places.release();
  }

  /** Lets time pass; false at once when all are to end. */
  boolean pause(Duration time) throws InterruptedException {
    return !closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
