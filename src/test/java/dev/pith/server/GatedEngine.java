package dev.pith.server;

import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Searches that wait at a gate until the test opens it. */
final class GatedEngine implements SearchEngine {
  final CountDownLatch gate = new CountDownLatch(1);
  final Semaphore begun = new Semaphore(0);

  /** Whether searches then end as they do when the process is ended beneath them. */
  volatile boolean cutOff;

  private final InMemoryEngine engine = new InMemoryEngine(Glossary.DOCUMENTS);

  @Override
  public List<String> encoders() {
    return engine.encoders();
  }

  @Override
  public String documentsBy(String encoder) {
    return engine.documentsBy(encoder);
  }

  @Override
  public long documents() {
    return engine.documents();
  }

  @Override
  public SearchResult search(SearchQuery query) {
    begun.release();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a search was interrupted", e);
    }
    if (cutOff) {
      throw new CancellationException("no native calls any more");
    }
    return engine.search(query);
  }

  @Override
  public void close() {}
}
