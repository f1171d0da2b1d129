package dev.pith.search;

import dev.pith.index.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedSetSortField;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents that share words with a query, by BM25 with Lucene's k1 = 1.2 and b = 0.75.
 *
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson and Zaragoza 2009</a>, section 3.4
 *     for BM25, 3.5 for fields scored as one
 */
final class LexicalSearch {
  /** Equal scores by id, also where the last of them is cut off. */
  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortedSetSortField(Fields.ID, false));

  private LexicalSearch() {}

  /** At most {@code k}, best first; none when the query has no terms. */
  static List<Candidate> search(
      IndexSearcher searcher, QueryTerms terms, @Nullable Query filter, int k) throws IOException {
    if (terms.counts().isEmpty()) {
      return List.of();
    }
    int documents = Math.max(1, searcher.getIndexReader().maxDoc());
    List<Candidate> found = new ArrayList<>();
    for (ScoreDoc hit :
        searcher.search(filtered(terms.query(), filter), Math.min(k, documents), BEST_FIRST)
            .scoreDocs) {
      float score = (Float) ((FieldDoc) hit).fields[0];
      found.add(new Candidate(hit.doc, DocumentIds.id(searcher, hit.doc), score));
    }
    return found;
  }

  /** A filter scores nothing, and takes nothing from what words are worth. */
  static Query filtered(Query query, @Nullable Query filter) {
    return filter == null
        ? query
        : new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build();
  }
}
