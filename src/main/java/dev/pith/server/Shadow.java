package dev.pith.server;

import dev.pith.search.Comparison;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Asks the reference too what only others were asked, some of it and in the background, and
 * compares the answers.
 *
 * <p>No answer waits for it: a bounded number of questions waits for one thread, which begins when
 * nobody searches, and what finds no place or no such moment is left out. Safe for use by many
 * threads at once.
 */
final class Shadow implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Shadow.class.getName());
  private static final int WAITING = 16;
  private static final int LOOKS = 50;
  private static final long BETWEEN_LOOKS_MILLIS = 20;
  private static final long LONGEST_SECONDS = 10;

  private final SearchEngine engine;
  private final double share;
  private final LiveAgreement agreement;
  private final BooleanSupplier idle;
  private final RandomGenerator random;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("pith-shadow").daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * @param share of the questions, 0 to 1, drawn at random
   * @param agreement is told how the answers compare
   * @param idle whether nobody searches at this moment
   * @param random safe for use by many threads at once
   */
  Shadow(
      SearchEngine engine,
      double share,
      LiveAgreement agreement,
      BooleanSupplier idle,
      RandomGenerator random) {
    this.engine = engine;
    this.share = share;
    this.agreement = agreement;
    this.idle = idle;
    this.random = random;
  }

  /** Compares later, or not at all; returns at once. */
  void consider(SearchQuery query, SearchResult answered) {
    if (query.mode() != SearchMode.LEXICAL && random.nextDouble() < share) {
      worker.execute(() -> compare(query, answered));
    }
  }

  private void compare(SearchQuery query, SearchResult answered) {
    try {
      if (awaitIdle()) {
        engine.pinned(
            pinned -> {
              compare(pinned, query, answered);
              return pinned;
            });
      }
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, "a question was not asked again in the background", e);
    }
  }

  /** The answer is that of a moment ago: what has been added since counts against the encoder. */
  private void compare(SearchEngine pinned, SearchQuery query, SearchResult answered) {
    String reference = pinned.encoders().getFirst();
    if (!reference.equals(query.encoder())) {
      SearchResult wanted = pinned.search(query.askedOf(reference));
      Comparison.of(List.of(wanted, answered)).others().forEach(agreement::record);
    }
  }

  /** Looks now and then: a search that ends tells nobody. Whoever closes need not wait for it. */
  private boolean awaitIdle() {
    try {
      for (int look = 0; look < LOOKS; look++) {
        if (idle.getAsBoolean()) {
          return true;
        }
        if (closing.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Gives up what waits; what is asked just now is ended, as the engine may be closed next. */
  @Override
  public void close() {
    worker.getQueue().clear();
    closing.countDown();
    // Not interrupted: that would close files under the engine.
    worker.shutdown();
    try {
      if (!worker.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        LOGGER.log(Level.WARNING, "a question that was asked in the background took too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
