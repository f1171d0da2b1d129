package dev.pith.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a search looks at. One use, one thread.
 *
 * @param filter what passes; null for all
 * @param weight the filter, ready to run; null for all
 * @param count how many there are
 */
record Candidates(@Nullable Query filter, @Nullable Weight weight, int count) {
  static Candidates of(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    if (filter == null) {
      return new Candidates(null, null, searcher.getIndexReader().numDocs());
    }
    Query rewritten = searcher.rewrite(filter);
    Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
    return new Candidates(filter, weight, searcher.count(rewritten));
  }

  /** Those of one segment, deleted ones included; null when there are none. */
  @Nullable DocIdSetIterator iterator(LeafReaderContext leaf) throws IOException {
    if (weight == null) {
      return DocIdSetIterator.all(leaf.reader().maxDoc());
    }
    Scorer scorer = weight.scorer(leaf);
    return scorer == null ? null : scorer.iterator();
  }
}
