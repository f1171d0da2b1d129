package dev.pith.search;

import dev.pith.index.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;

/**
 * Hits with their texts, as read from the index.
 *
 * @param hits best first
 * @param nanos how long reading them took
 */
record Hits(List<Hit> hits, long nanos) {
  static Hits fetch(
      IndexSearcher searcher, List<Candidate> best, Function<String, Evidence> evidence)
      throws IOException {
    long startNanos = System.nanoTime();
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>(best.size());
    for (Candidate candidate : best) {
      Document document = stored.document(candidate.doc());
      hits.add(
          new Hit(
              hits.size() + 1,
              candidate.id(),
              Objects.requireNonNullElse(document.get(Fields.TITLE), ""),
              Objects.requireNonNullElse(document.get(Fields.TEXT), ""),
              Fields.metadata(document),
              candidate.score(),
              evidence.apply(candidate.id()),
              candidate.passage()));
    }
    return new Hits(hits, System.nanoTime() - startNanos);
  }
}
