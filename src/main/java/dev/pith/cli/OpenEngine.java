package dev.pith.cli;

import dev.pith.search.SearchEngine;

/**
 * An engine with what it stands on.
 *
 * @param below closed after the engine
 */
record OpenEngine(SearchEngine engine, Runnable below) implements AutoCloseable {
  @Override
  public void close() {
    try {
      engine.close();
    } finally {
      below.run();
    }
  }
}
