package dev.pith.tune;

import dev.pith.corpus.Document;
import dev.pith.corpus.Query;
import java.util.List;
import java.util.Map;

/**
 * Questions whose answer is known without a judge: each is a piece of one document, and that
 * document is what has to be found, without the piece.
 *
 * @param documents all of them, in the order of the corpus; the probed ones lack their piece
 * @param queries with distinct ids
 * @param answers query id to the id of the document that it is a piece of
 * @param titles how many of the queries are titles; the others are sentences
 * @see <a href="https://doi.org/10.1145/1277741.1277828">Azzopardi, de Rijke, Balog 2007</a>, known
 *     items whose topics are drawn from documents
 */
public record KnownItems(
    List<Document> documents, List<Query> queries, Map<String, String> answers, int titles) {
  public KnownItems {
    documents = List.copyOf(documents);
    queries = List.copyOf(queries);
    answers = Map.copyOf(answers);
  }

  public int sentences() {
    return queries.size() - titles;
  }
}
