package dev.pith.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents to one generation, many in a request and a few requests at once; who adds while
 * that many are under way waits. What the cluster has no time for is sent again, document by
 * document; what it refuses is told. To be used by one thread.
 */
final class BulkWriter implements AutoCloseable {
  private final ClusterConnection connection;
  private final String path;
  private final BulkLimits limits;
  private final RetryPolicy retries;
  private final Semaphore free;
  private final AtomicLong acknowledged = new AtomicLong();
  private final ConcurrentLinkedQueue<BulkFailure> failures = new ConcurrentLinkedQueue<>();
  private volatile @Nullable RuntimeException broken;
  private List<BulkEntry> next = new ArrayList<>();
  private long nextBytes;

  BulkWriter(
      ClusterConnection connection, String generation, BulkLimits limits, RetryPolicy retries) {
    this.connection = connection;
    this.path = "/%s/_bulk".formatted(generation);
    this.limits = limits;
    this.retries = retries;
    this.free = new Semaphore(limits.requests());
  }

  /**
   * Takes a document; it is safe once {@link #finish} has returned, or it is counted by {@link
   * #acknowledged}.
   *
   * @throws dev.pith.search.UnavailableException when the cluster has not answered for too long
   * @throws ClusterException when it refuses all
   */
  void add(BulkEntry entry) {
    if (!next.isEmpty()
        && (next.size() == limits.requestDocuments()
            || nextBytes + entry.lines().length > limits.requestBytes())) {
      start();
    }
    next.add(entry);
    nextBytes += entry.lines().length;
  }

  /** Waits until each document was acknowledged or refused. */
  void finish() {
    if (!next.isEmpty()) {
      start();
    }
    take(limits.requests());
    free.release(limits.requests());
    check();
  }

  /** Documents that are safe, on every copy that the cluster has of them. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** What was refused since this was asked last. */
  List<BulkFailure> refused() {
    List<BulkFailure> refused = new ArrayList<>();
    for (BulkFailure one = failures.poll(); one != null; one = failures.poll()) {
      refused.add(one);
    }
    return refused;
  }

  /**
   * For work of which nothing may be missing.
   *
   * @throws ClusterException when something was refused since that was asked last
   */
  void requireNothingRefused() {
    refused().stream()
        .findFirst()
        .ifPresent(
            failure -> {
              throw new ClusterException("document %s %s".formatted(failure.id(), failure.why()));
            });
  }

  private void start() {
    check();
    take(1);
    List<BulkEntry> request = next;
    next = new ArrayList<>();
    nextBytes = 0;
    Thread.ofVirtual()
        .name("bulk")
        .start(
            () -> {
              try {
                write(request);
              } catch (RuntimeException failure) {
                broken = failure;
              } finally {
                free.release();
              }
            });
  }

  private void take(int permits) {
    try {
      free.acquire(permits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while documents were on their way");
    }
  }

  private void check() {
    RuntimeException failure = broken;
    if (failure != null) {
      throw failure;
    }
  }

  private void write(List<BulkEntry> request) {
    List<BulkEntry> rest = request;
    for (int attempt = 1; ; attempt++) {
      ClusterRequest bulk = ClusterRequest.bulk(path, joined(rest), retries);
      rest = left(rest, connection.ask(bulk), attempt == retries.attempts());
      if (rest.isEmpty()) {
        return;
      }
      retries.await(attempt);
    }
  }

  private static byte[] joined(List<BulkEntry> entries) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    entries.forEach(entry -> lines.writeBytes(entry.lines()));
    return lines.toByteArray();
  }

  /** What the cluster had no time for; nothing the last time. */
  private List<BulkEntry> left(List<BulkEntry> sent, JsonNode answer, boolean isLast) {
    JsonNode items = answer.path("items");
    if (items.size() != sent.size()) {
      throw new ClusterException(
          "the cluster was sent %,d documents and answered for %,d: see its log"
              .formatted(sent.size(), items.size()));
    }
    List<BulkEntry> left = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      JsonNode item = items.path(i).elements().next();
      BulkEntry entry = sent.get(i);
      if (!item.has("error")) {
        acknowledged.incrementAndGet();
      } else if (ClusterAnswer.isForLater(item.path("status").asInt()) && !isLast) {
        left.add(entry);
      } else {
        String why = ClusterAnswer.reason(item.path("error"), "type");
        failures.add(new BulkFailure(entry.id(), "was refused by the cluster: " + why));
      }
    }
    return left;
  }

  /** Waits for what is under way; adds nothing. */
  @Override
  public void close() {
    free.acquireUninterruptibly(limits.requests());
  }
}
