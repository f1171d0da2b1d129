package dev.pith.index;

import dev.pith.corpus.Document;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A request to change an index, made whole or not at all.
 *
 * @param documents to be there, as they are; no id twice
 * @param removed ids of documents not to be there; none of {@code documents}
 * @param outcome is completed when the change is safe and can be found, or has failed
 */
record Change(List<Document> documents, List<String> removed, CompletableFuture<Changes> outcome)
    implements Order.Awaited<Changes> {
  static Change put(List<Document> documents) {
    return new Change(List.copyOf(documents), List.of(), new CompletableFuture<>());
  }

  static Change remove(String id) {
    return new Change(List.of(), List.of(id), new CompletableFuture<>());
  }

  /** How many documents it is about. */
  int size() {
    return documents.size() + removed.size();
  }
}
