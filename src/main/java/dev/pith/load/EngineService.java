package dev.pith.load;

import dev.pith.evaluate.AnswerWriter;
import dev.pith.evaluate.CellEngine;
import dev.pith.search.SearchQuery;

/**
 * Asks an engine of this process, and writes its answers as a server would.
 *
 * @param asked the engine, and how it is asked
 * @param hits how many documents are wanted, at least 1
 */
public record EngineService(CellEngine asked, int hits, AnswerWriter writer) implements Service {
  @Override
  public Outcome answer(String question) {
    SearchQuery query = asked.query(question, hits);
    byte[] answer = writer.write(asked.engine(), query, asked.engine().search(query));
    return answer.length == 0 ? Outcome.FAILED : Outcome.ANSWERED;
  }
}
