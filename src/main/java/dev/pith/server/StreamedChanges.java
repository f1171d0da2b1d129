package dev.pith.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.pith.corpus.Arrival;
import dev.pith.corpus.ArrivingDocuments;
import dev.pith.corpus.Document;
import dev.pith.index.ChangeQueue;
import dev.pith.index.Changes;
import dev.pith.index.IndexException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Stores documents as they arrive and answers each with a line, in their order, once it is safe and
 * can be found. As many share a commit as arrive while one is made. For use by one thread.
 */
final class StreamedChanges {
  private static final Logger LOGGER = System.getLogger(StreamedChanges.class.getName());

  /** What may be under way at once. */
  private static final int MOST_DOCUMENTS = 64;

  /** Of their lines: one of the longest fills it. */
  private static final int MOST_CHARS = 8 << 20;

  private final ChangeQueue queue;
  private final OutputStream out;
  private final Queue<Pending> pending = new ArrayDeque<>();
  private int pendingChars;
  private int added;
  private int updated;
  private int unchanged;
  private int refused;
  private @Nullable String stopped;
  private volatile boolean storing;

  /**
   * A line under way.
   *
   * @param id of its document; null where it holds none
   */
  private record Pending(long line, @Nullable String id, CompletableFuture<Changes> outcome) {}

  /**
   * What became of a line.
   *
   * @param result {@code added}, {@code updated}, {@code unchanged} or {@code refused}
   * @param problem why it was refused, in a sentence
   */
  @JsonInclude(Include.NON_NULL)
  private record Told(long line, @Nullable String id, String result, @Nullable String problem) {}

  /**
   * The last line.
   *
   * @param stopped why no more lines were read, in a sentence; not there when all were
   */
  @JsonInclude(Include.NON_NULL)
  private record End(
      int added, int updated, int unchanged, int refused, @Nullable String stopped) {}

  StreamedChanges(ChangeQueue queue, OutputStream out) {
    this.queue = queue;
    this.out = out;
  }

  /** Whether the client waits for the index now, and not the server for the client. */
  boolean isStoring() {
    return storing;
  }

  /**
   * Takes all of them, or those before the first that could not be stored though nothing is wrong
   * with it.
   *
   * @throws IOException when the client has left
   */
  void take(ArrivingDocuments documents) throws IOException {
    Optional<Arrival> next = documents.next();
    while (next.isPresent() && stopped == null) {
      begin(next.get());
      if (isFull() || !documents.isMoreThere()) {
        settle();
      }
      next = stopped == null ? documents.next() : Optional.empty();
    }
    settle();
    write(new End(added, updated, unchanged, refused, stopped));
  }

  private boolean isFull() {
    return pending.size() >= MOST_DOCUMENTS || pendingChars >= MOST_CHARS;
  }

  private void begin(Arrival arrival) {
    pendingChars += arrival.chars();
    pending.add(
        switch (arrival) {
          case Arrival.Sent(long line, int _, Document document) ->
              new Pending(line, document.id(), stored(document));
          case Arrival.Unreadable(long line, String problem) ->
              new Pending(
                  line, null, CompletableFuture.failedFuture(RefusedException.shape(problem)));
        });
  }

  private CompletableFuture<Changes> stored(Document document) {
    try {
      return queue.putLater(document);
    } catch (IndexException closing) {
      return CompletableFuture.failedFuture(closing);
    }
  }

  /** Waits for all that is under way, and tells of it. */
  private void settle() throws IOException {
    storing = true;
    for (Pending one = pending.poll(); one != null; one = pending.poll()) {
      Told told = told(one);
      storing = false;
      write(told);
      storing = true;
    }
    storing = false;
    pendingChars = 0;
    out.flush();
  }

  private Told told(Pending one) {
    try {
      return new Told(one.line(), one.id(), counted(one.outcome().join()), null);
    } catch (CompletionException | CancellationException failure) {
      refused++;
      return new Told(one.line(), one.id(), "refused", problem(failure));
    }
  }

  private String counted(Changes changes) {
    added += changes.added();
    updated += changes.updated();
    unchanged += changes.unchanged();
    return changes.added() > 0 ? "added" : changes.updated() > 0 ? "updated" : "unchanged";
  }

  private String problem(RuntimeException failure) {
    if (failure.getCause() instanceof RefusedException wrong) {
      return DocumentRoutes.sentence(wrong.detail());
    }
    stopped = sentence(failure);
    return stopped;
  }

  private static String sentence(RuntimeException failure) {
    if (failure.getCause() instanceof IndexException known) {
      return ChangeAdmission.refused(known).detail();
    }
    if (!(failure instanceof CancellationException)) {
      LOGGER.log(Level.ERROR, "a document that was streamed could not be stored", failure);
    }
    return "Nothing of this was stored: the server is closing, or failed.";
  }

  private void write(Object line) throws IOException {
    out.write(Json.write(line));
    out.write('\n');
  }
}
