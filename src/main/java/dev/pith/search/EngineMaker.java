package dev.pith.search;

import dev.pith.index.DocumentIndex;

/** Makes the engine of each generation of an index. */
public interface EngineMaker {
  /**
   * An engine of its own for an index.
   *
   * @param index stays open until the engine has been closed and its last query is done
   * @throws dev.pith.index.IndexException when there is none
   */
  SearchEngine make(DocumentIndex index);

  /** Whatever makes a new engine ready, for as long as it takes; nobody asks it yet. */
  default void prepare(SearchEngine engine) {}
}
