package dev.pith.evaluate;

import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;

/** Makes the bytes that a client gets. Safe for use by many threads at once. */
@FunctionalInterface
public interface AnswerWriter {
  /** The engine's answer to a query, as it would go over the wire. */
  byte[] write(SearchEngine engine, SearchQuery query, SearchResult result);
}
