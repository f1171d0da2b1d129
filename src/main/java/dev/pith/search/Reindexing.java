package dev.pith.search;

import dev.pith.encode.Encoder;
import dev.pith.index.ChangeQueue;
import dev.pith.index.DocumentIndex;
import dev.pith.index.IndexException;
import dev.pith.index.Progress;
import dev.pith.index.Reindex;
import dev.pith.index.VectorPrecision;
import dev.pith.search.ReindexState.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Builds new generations of an index that is served, one at a time on a thread of its own, and
 * serves each when it is whole. Safe for use by many threads at once.
 */
public final class Reindexing implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Reindexing.class.getName());

  /** While another process writes the old generation, between two tries to take over. */
  private static final Duration LOCK_PAUSE = Duration.ofMillis(200);

  /** For the last queries of the old generation; its files are then left to the next time. */
  private static final Duration LAST_QUERIES = Duration.ofSeconds(30);

  private final SwitchingEngine engine;
  private final ChangeQueue changes;
  private final List<Encoder> opened;
  private volatile ReindexState state;
  private volatile Wish wish = Wish.GO_ON;

  /** Has a permit when the wish has changed. */
  private final Semaphore unwanted = new Semaphore(0);

  private @Nullable Thread worker;

  /** What is to become of the one at work. */
  private enum Wish {
    GO_ON,
    /** It is not wanted any more. */
    CANCEL,
    /** The process ends; another may go on. */
    END
  }

  /**
   * Removes what earlier processes have left of old generations.
   *
   * @param engine belongs to the caller, who closes it after this
   * @param changes likewise
   * @param opened encoders among which a new generation's can be chosen; likewise
   */
  public Reindexing(SwitchingEngine engine, ChangeQueue changes, List<Encoder> opened) {
    this.engine = engine;
    this.changes = changes;
    this.opened = List.copyOf(opened);
    DocumentIndex index = engine.index();
    this.state =
        new ReindexState(
            Phase.NONE,
            index.fields().stream().map(field -> field.encoderName()).toList(),
            index.precision().bits(),
            new Progress(
                index.documentCount(), OptionalLong.of(index.documentCount()), 0, 0, Duration.ZERO),
            "");
    Reindex.deleteOld(index.path());
  }

  /** Names of the encoders that can be chosen. */
  public List<String> encoders() {
    return opened.stream().map(Encoder::name).toList();
  }

  public ReindexState state() {
    return state;
  }

  /**
   * Begins one.
   *
   * @param names of {@link #encoders}, at least one, none twice
   * @param precision that of the index when none is given
   * @return whether it begins; false when one is at work, or this is closed
   */
  public synchronized boolean start(List<String> names, Optional<VectorPrecision> precision) {
    if (wish == Wish.END || state.active()) {
      return false;
    }
    List<Encoder> chosen = chosen(names);
    DocumentIndex from = engine.index();
    VectorPrecision bits = precision.orElseGet(from::precision);
    wish = Wish.GO_ON;
    unwanted.drainPermits();
    state =
        new ReindexState(
            Phase.RUNNING,
            names,
            bits.bits(),
            new Progress(0, OptionalLong.of(from.documentCount()), 0, 0, Duration.ZERO),
            "");
    worker = Thread.ofPlatform().name("pith-reindex").daemon().start(() -> run(from, chosen, bits));
    return true;
  }

  private List<Encoder> chosen(List<String> names) {
    List<Encoder> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          opened.stream()
              .filter(encoder -> encoder.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "there is no encoder '%s': choose from %s".formatted(name, encoders()))));
    }
    return chosen;
  }

  /**
   * Ends the one at work, unless it is just taking over, or removes what is left of one that did
   * not end well.
   *
   * @return whether there was something to end or to remove
   */
  public synchronized boolean cancel() {
    if (wish == Wish.END) {
      return false;
    }
    if (state.active()) {
      wish = Wish.CANCEL;
      unwanted.release();
      return true;
    }
    boolean there = Reindex.discard(engine.index().path());
    if (there) {
      state = state.with(Phase.CANCELLED);
    }
    return there;
  }

  private void run(DocumentIndex from, List<Encoder> encoders, VectorPrecision precision) {
    try {
      build(from, encoders, precision);
      state = state.with(Phase.DONE);
    } catch (RuntimeException | Error failure) {
      end(from, failure);
    }
  }

  private void build(DocumentIndex from, List<Encoder> encoders, VectorPrecision precision) {
    ServedGeneration old;
    try (Reindex reindex = Reindex.start(from, encoders, precision, () -> wish != Wish.GO_ON)) {
      reindex.copy(progress -> state = state.with(progress));
      state = state.with(Phase.VERIFYING);
      reindex.verify();
      old = takeOver(reindex, engine.prepared(reindex.open()));
    }
    old.leave();
    if (old.awaitClosed(LAST_QUERIES)) {
      deleteOld(from);
    }
  }

  private ServedGeneration takeOver(Reindex reindex, ServedGeneration next) {
    List<ServedGeneration> old = new ArrayList<>();
    while (true) {
      try {
        requireWanted();
        changes.moveTo(reindex, next.index(), () -> old.add(engine.switchTo(next)));
        return old.getFirst();
      } catch (RuntimeException | Error failure) {
        if (!isLocked(failure)) {
          next.leave();
          throw failure;
        }
      }
      pause();
    }
  }

  private static boolean isLocked(Throwable failure) {
    return failure instanceof IndexException index
        && index.reason() == IndexException.Reason.LOCKED;
  }

  private void requireWanted() {
    if (wish != Wish.GO_ON) {
      throw new CancellationException("the reindex was cancelled");
    }
  }

  /** Another process tells nobody that it has let the index go; whoever ends this one does. */
  private void pause() {
    try {
      unwanted.tryAcquire(LOCK_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Nobody else knows this thread.
      throw new IllegalStateException("the thread that reindexes was interrupted", e);
    }
  }

  private static void deleteOld(DocumentIndex from) {
    try {
      Reindex.deleteOld(from.path());
    } catch (IndexException undeletable) {
      LOG.log(System.Logger.Level.WARNING, undeletable.getMessage());
    }
  }

  private void end(DocumentIndex from, Throwable failure) {
    if (wish == Wish.END) {
      return;
    }
    boolean cancelled = wish == Wish.CANCEL && failure instanceof CancellationException;
    if (cancelled || isFull(failure)) {
      discard(from);
    }
    if (cancelled) {
      state = state.with(Phase.CANCELLED);
    } else {
      LOG.log(System.Logger.Level.WARNING, "a reindex failed", failure);
      state = state.failed(String.valueOf(failure.getMessage()));
    }
  }

  private static boolean isFull(Throwable failure) {
    return failure instanceof IndexException index && index.reason() == IndexException.Reason.FULL;
  }

  private static void discard(DocumentIndex from) {
    try {
      Reindex.discard(from.path());
    } catch (IndexException undeletable) {
      LOG.log(System.Logger.Level.WARNING, undeletable.getMessage());
    }
  }

  /** Stops the one at work; what it has built stays, for the next process to go on with. */
  @Override
  public void close() {
    Thread last;
    synchronized (this) {
      wish = Wish.END;
      unwanted.release();
      last = worker;
    }
    boolean interrupted = false;
    while (last != null && last.isAlive()) {
      try {
        last.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
