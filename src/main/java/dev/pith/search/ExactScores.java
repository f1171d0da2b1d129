package dev.pith.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.VectorScorer;

/** Scores documents by their float32 vectors, whatever the graph that found them has seen. */
final class ExactScores {
  private ExactScores() {}

  /** The same documents, in the order of their numbers. */
  static List<ScoreDoc> of(
      IndexSearcher searcher, String field, float[] query, ScoreDoc[] candidates)
      throws IOException {
    ScoreDoc[] ordered = candidates.clone();
    Arrays.sort(ordered, Comparator.comparingInt(candidate -> candidate.doc));
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    List<ScoreDoc> scored = new ArrayList<>(ordered.length);
    int next = 0;
    while (next < ordered.length) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(ordered[next].doc, leaves));
      VectorScorer scorer = scorer(leaf, field, query);
      DocIdSetIterator vectors = scorer.iterator();
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; next < ordered.length && ordered[next].doc < end; next++) {
        vectors.advance(ordered[next].doc - leaf.docBase);
        scored.add(new ScoreDoc(ordered[next].doc, scorer.score()));
      }
    }
    return scored;
  }

  private static VectorScorer scorer(LeafReaderContext leaf, String field, float[] query)
      throws IOException {
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
    VectorScorer scorer = vectors == null ? null : vectors.rescorer(query);
    if (scorer == null) {
      throw new IOException("a document was found by a vector that is not there");
    }
    return scorer;
  }
}
