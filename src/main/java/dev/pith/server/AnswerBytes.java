package dev.pith.server;

import dev.pith.search.SearchEngine;
import dev.pith.search.SearchMode;
import dev.pith.search.SearchQuery;
import dev.pith.search.SearchResult;
import java.util.List;
import java.util.Map;

/** The bytes of an answer, without a server: for measuring what writing it takes. */
public final class AnswerBytes {
  private AnswerBytes() {}

  /** What {@code POST /api/v1/search} answers when this query is all that is asked. */
  public static byte[] of(SearchEngine engine, SearchQuery query, SearchResult result) {
    SearchRequest request =
        new SearchRequest(
            query.text(),
            query.mode() == SearchMode.LEXICAL ? List.of() : List.of(query.encoder()),
            query.mode(),
            query.fusion(),
            query.precision(),
            query.filters(),
            List.of(),
            new SearchRequest.Page(0, query.k(), false, false));
    return Json.write(
        SearchAnswer.of(
            request,
            engine,
            Map.of(),
            EncoderAnswers.of(engine, request).compared(List.of(result))));
  }
}
