package dev.pith.evaluate;

import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;

/**
 * A cell that can be asked.
 *
 * @param engine of the cell's index; belongs to the caller
 */
public record CellEngine(Cell cell, SearchEngine engine) {
  /** A question as this cell is asked it. */
  public SearchQuery query(String text, int hits) {
    return switch (cell.mode()) {
      case LEXICAL -> SearchQuery.lexical(text, hits);
      case VECTOR -> SearchQuery.vector(cell.encoder(), text, hits);
      case HYBRID -> SearchQuery.hybrid(cell.encoder(), text, hits, SearchQuery.DEFAULT_FUSION);
    };
  }

  /** Its answer. */
  public SearchResult ask(String text, int hits) {
    return engine.search(query(text, hits));
  }
}
