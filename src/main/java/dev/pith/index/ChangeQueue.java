package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Changes an index that is open for reading, for many threads at once. Changes that come while
 * others are embedded and written wait and share the next commit.
 *
 * <p>The index is locked against other writers only while there is something to do, and a moment
 * longer; so other processes can write it too, in turn. Failures are {@link IndexException}, and
 * what the encoders throw; then nothing of that change is stored.
 */
public final class ChangeQueue implements AutoCloseable {
  /** Documents of a commit, about: a group that has so many is not joined by further changes. */
  private static final int GROUP_DOCUMENTS = 512;

  private static final System.Logger LOG = System.getLogger(ChangeQueue.class.getName());
  private static final Duration KEPT_OPEN = Duration.ofSeconds(1);

  private final List<Encoder> opened;
  private final Duration keptOpen;
  private final BlockingQueue<Order> waiting = new LinkedBlockingQueue<>();
  private final Thread worker;
  private volatile DocumentIndex index;
  private List<Encoder> encoders;
  private @Nullable CommitThread commits;
  private boolean closed;

  private ChangeQueue(DocumentIndex index, List<Encoder> opened, Duration keptOpen) {
    this.index = index;
    this.opened = List.copyOf(opened);
    this.encoders = index.schema().makers(index.path(), opened);
    this.keptOpen = keptOpen;
    this.worker = Thread.ofPlatform().name("pith-index-changes").daemon().start(this::work);
  }

  /**
   * Ready to change an index; does not lock it yet.
   *
   * @param index sees each change before it is acknowledged; belongs to the caller, who closes it
   *     after this, or after {@link #moveTo} has moved on to another
   * @param opened encoders, of which those that made the index are used; they belong to the caller
   * @throws IndexException when one that made the index is not among them
   */
  public static ChangeQueue open(DocumentIndex index, List<Encoder> opened) {
    return open(index, opened, KEPT_OPEN);
  }

  static ChangeQueue open(DocumentIndex index, List<Encoder> opened, Duration keptOpen) {
    return new ChangeQueue(index, opened, keptOpen);
  }

  /**
   * Sees to it that documents are there as they are given. Returns only after the commit that holds
   * all of them has been fsynced and the index has moved on to it.
   *
   * @param documents no id twice; ids up to 2,048 bytes
   */
  public Changes put(List<Document> documents) {
    return documents.isEmpty() ? Changes.NONE : made(Change.put(documents));
  }

  /**
   * The same for one document, without waiting: what is asked for first is made first, and what
   * comes meanwhile shares a commit.
   *
   * @return completed when the commit that holds it has been fsynced and the index has moved on to
   *     it, or with why it is not stored
   */
  public CompletableFuture<Changes> putLater(Document document) {
    return asked(Change.put(List.of(document)));
  }

  /** Sees to it that there is no document with this id; returns as {@link #put} does. */
  public Changes remove(String id) {
    return made(Change.remove(id));
  }

  /**
   * Moves on to a new generation, between changes: those that are made are in it, and those that
   * wait are made in it. When this fails the old generation stays current.
   *
   * @param reindex has been verified; is concluded
   * @param next the new generation; belongs to the caller as the old one does
   * @param served is told once the new one is current and before anything is changed in it; must
   *     not fail
   * @throws IndexException among others with {@link IndexException.Reason#LOCKED} while another
   *     process writes the old generation; then this can be done again
   */
  public void moveTo(Reindex reindex, DocumentIndex next, Runnable served) {
    made(new Move(reindex, next, served, new CompletableFuture<>()));
  }

  private synchronized <T> CompletableFuture<T> asked(Order.Awaited<T> order) {
    if (closed) {
      throw closed();
    }
    waiting.add(order);
    return order.outcome();
  }

  private <T> T made(Order.Awaited<T> order) {
    CompletableFuture<T> outcome = asked(order);
    try {
      return outcome.join();
    } catch (CompletionException failure) {
      throw switch (failure.getCause()) {
        case RuntimeException known -> known;
        case Error error -> throw error;
        case null, default -> failure;
      };
    }
  }

  /** How many changes wait for those that are being made. */
  int waiting() {
    return waiting.size();
  }

  private IndexException closed() {
    return new IndexException(
        "index %s is being closed: nothing of this was stored".formatted(index.path()));
  }

  private void work() {
    try {
      boolean ended = false;
      while (!ended) {
        switch (next()) {
          case Change first -> make(joined(first));
          case Move move -> make(move);
          case Order.End end -> ended = true;
        }
      }
    } finally {
      discard();
    }
  }

  /** Waits for something to do, and meanwhile lets the index go. */
  private Order next() {
    try {
      while (commits != null) {
        Order order = waiting.poll(keptOpen.toNanos(), TimeUnit.NANOSECONDS);
        if (order != null) {
          return order;
        }
        letGo(commits);
      }
      return waiting.take();
    } catch (InterruptedException e) {
      // Nobody else knows this thread.
      throw new IllegalStateException("the thread that changes the index was interrupted", e);
    }
  }

  private void letGo(CommitThread open) {
    try {
      if (open.closeIfQuiet()) {
        commits = null;
      }
    } catch (IndexException unsafe) {
      // What was acknowledged is safe; the next change opens the index anew, and tells.
      discard();
    }
  }

  private List<Change> joined(Change first) {
    List<Change> group = new ArrayList<>(List.of(first));
    int documents = first.size();
    while (documents < GROUP_DOCUMENTS && waiting.peek() instanceof Change next) {
      waiting.remove();
      group.add(next);
      documents += next.size();
    }
    return group;
  }

  private void make(Move move) {
    try {
      List<Encoder> makers = move.next().schema().makers(index.path(), opened);
      // Holding it keeps other processes from the old generation until it is current no more.
      writer();
      move.reindex().conclude(move.next());
      index = move.next();
      encoders = makers;
      move.served().run();
      discard();
      move.outcome().complete(index);
    } catch (RuntimeException | Error failure) {
      discard();
      move.outcome().completeExceptionally(failure);
    }
  }

  /** Changes of a group that fails are made one by one, so that none suffers for another. */
  private void make(List<Change> changes) {
    try {
      List<Changes> outcomes = commit(changes);
      for (int i = 0; i < changes.size(); i++) {
        changes.get(i).outcome().complete(outcomes.get(i));
      }
    } catch (RuntimeException | Error failure) {
      discard();
      if (changes.size() == 1) {
        changes.getFirst().outcome().completeExceptionally(failure);
      } else {
        changes.forEach(change -> make(List.of(change)));
      }
    }
  }

  private List<Changes> commit(List<Change> changes) {
    CommitThread open = writer();
    // Nobody else commits from here on, so the newest commit is what there is.
    index.refreshNow();
    ChangeGroup group = new ChangeGroup(index, changes);
    group.commit(open, index.schema(), encoders);
    show();
    return group.outcomes();
  }

  private void show() {
    try {
      index.refreshNow();
    } catch (IndexException unseen) {
      // The change is safe, so it has not failed; whoever searches this index refreshes it too.
      LOG.log(System.Logger.Level.WARNING, unseen.getMessage());
    }
  }

  private CommitThread writer() {
    CommitThread open = commits;
    if (open == null) {
      try {
        open = CommitThread.append(index.generation());
      } catch (IOException failure) {
        throw IndexException.of(index.path(), failure);
      }
      commits = open;
    }
    return open;
  }

  /** Takes back what has not been committed. */
  private void discard() {
    CommitThread open = commits;
    commits = null;
    if (open != null) {
      try {
        open.close();
      } catch (IndexException alreadyBroken) {
        // The failure that led here is told to whoever asked for the change.
      }
    }
  }

  /** Makes the changes that wait, takes no more, and lets the index go. */
  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        waiting.add(new Order.End());
      }
    }
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
