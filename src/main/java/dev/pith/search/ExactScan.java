package dev.pith.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.util.hnsw.FloatHeap;
import org.jspecify.annotations.Nullable;

/**
 * Compares a query with every vector. Time O(documents x dimension), memory eight bytes for each
 * document. One use, one thread.
 */
final class ExactScan {
  private final int[] docs;
  private final float[] scores;
  private final FloatHeap best;
  private int count;

  private ExactScan(int documents, int k) {
    docs = new int[documents];
    scores = new float[documents];
    best = new FloatHeap(Math.min(k, documents));
  }

  /** The {@code k} best, unsorted, and whatever has the same score as the last of them. */
  static List<ScoreDoc> search(
      IndexSearcher searcher, String field, float[] query, Candidates among, int k)
      throws IOException {
    int documents = among.count();
    if (documents == 0) {
      return List.of();
    }
    ExactScan scan = new ExactScan(documents, k);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      scan.read(leaf, field, query, among.iterator(leaf));
    }
    return scan.atLeast(scan.best.peek());
  }

  private void read(
      LeafReaderContext leaf, String field, float[] query, @Nullable DocIdSetIterator among)
      throws IOException {
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
    VectorScorer scorer = vectors == null ? null : vectors.rescorer(query);
    if (scorer == null || among == null) {
      return;
    }
    VectorScorer.Bulk bulk = scorer.bulk(among);
    DocAndFloatFeatureBuffer scored = new DocAndFloatFeatureBuffer();
    do {
      bulk.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, leaf.reader().getLiveDocs(), scored);
      for (int i = 0; i < scored.size; i++) {
        docs[count] = leaf.docBase + scored.docs[i];
        scores[count++] = scored.features[i];
        best.offer(scored.features[i]);
      }
    } while (scored.size > 0);
  }

  private List<ScoreDoc> atLeast(float score) {
    List<ScoreDoc> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (scores[i] >= score) {
        found.add(new ScoreDoc(docs[i], scores[i]));
      }
    }
    return found;
  }
}
