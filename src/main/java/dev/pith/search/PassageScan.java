package dev.pith.search;

import dev.pith.index.PassageBlocks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.hnsw.FloatHeap;
import org.jspecify.annotations.Nullable;

/**
 * Compares a query with passages by their float32 vectors, and keeps the best passage of each of
 * the best documents. Time O(passages x dimension). One use, one thread.
 */
final class PassageScan {
  private final PassageBlocks blocks;
  private final String field;
  private final float[] query;
  private final FloatHeap best;
  private final List<Found> found = new ArrayList<>();

  /**
   * A document by its best passage; of equal ones the first.
   *
   * @param leaf where both are
   * @param document its number in the leaf
   * @param passage likewise
   * @param score as Lucene has it
   */
  record Found(LeafReaderContext leaf, int document, int passage, float score) {}

  /**
   * @param k how many documents are wanted, at least 1
   */
  PassageScan(PassageBlocks blocks, String field, float[] query, int k) {
    this.blocks = blocks;
    this.field = field;
    this.query = query;
    this.best = new FloatHeap(k);
  }

  /**
   * Reads one segment.
   *
   * @param among passages, all of a document or none; null when there are none
   */
  void read(LeafReaderContext leaf, @Nullable DocIdSetIterator among) throws IOException {
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
    VectorScorer scorer = vectors == null ? null : vectors.rescorer(query);
    if (scorer == null || among == null) {
      return;
    }
    BitSet documents = blocks.documents(leaf);
    VectorScorer.Bulk bulk = scorer.bulk(among);
    DocAndFloatFeatureBuffer scored = new DocAndFloatFeatureBuffer();
    Found nearest = null;
    do {
      bulk.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, leaf.reader().getLiveDocs(), scored);
      for (int i = 0; i < scored.size; i++) {
        int passage = scored.docs[i];
        if (nearest == null || passage > nearest.document()) {
          keep(nearest);
          int document = documents.nextSetBit(passage);
          nearest = new Found(leaf, document, passage, scored.features[i]);
        } else if (scored.features[i] > nearest.score()) {
          nearest = new Found(leaf, nearest.document(), passage, scored.features[i]);
        }
      }
    } while (scored.size > 0);
    keep(nearest);
  }

  private void keep(@Nullable Found nearest) {
    if (nearest != null && best.offer(nearest.score())) {
      found.add(nearest);
    }
  }

  /** The {@code k} best, unsorted, and whatever has the same score as the last of them. */
  List<Found> best() {
    return found.isEmpty()
        ? List.of()
        : found.stream().filter(document -> document.score() >= best.peek()).toList();
  }
}
