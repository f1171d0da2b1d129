package dev.pith.server;

import dev.pith.index.ChangeQueue;
import dev.pith.index.IndexException;
import dev.pith.telemetry.Shed;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Lets a bounded number of changes wait for the index and turns the rest away at once; all of them
 * where documents can only be read. Safe for use by many threads at once.
 */
final class ChangeAdmission {
  private static final Map<String, String> SOON = Map.of("Retry-After", "1");

  private final Optional<ChangeQueue> queue;
  private final ChangeLimits limits;
  private final Semaphore places;

  ChangeAdmission(Optional<ChangeQueue> queue, ChangeLimits limits) {
    this.queue = queue;
    this.limits = limits;
    this.places = new Semaphore(limits.waiting());
  }

  /**
   * What {@code change} gives.
   *
   * @throws RefusedException 403 where documents can only be read, 503 when there is no place or
   *     the server is closing, 423 while another process writes, 507 when the disk is full
   */
  <T> T run(Function<ChangeQueue, T> change) {
    ChangeQueue open = queue.orElseThrow(RefusedException::readOnly);
    if (!places.tryAcquire()) {
      throw RefusedException.busy(
          Shed.CHANGES_FULL,
          "The server is busy: %d changes are waiting. Send it again in a second."
              .formatted(limits.waiting()));
    }
    try {
      return change.apply(open);
    } catch (IndexException failure) {
      throw refused(failure);
    } catch (CancellationException ending) {
      throw RefusedException.busy("The server is closing; nothing of this was stored.");
    } finally {
      places.release();
    }
  }

  static RefusedException refused(IndexException failure) {
    String why = "Nothing of this was stored: " + failure.getMessage() + ".";
    return switch (failure.reason()) {
      case LOCKED -> new RefusedException(HttpStatus.LOCKED, why, SOON);
      case FULL -> new RefusedException(HttpStatus.INSUFFICIENT_STORAGE, why);
      case OTHER -> new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, why, SOON);
    };
  }
}
