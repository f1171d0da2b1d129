package dev.pith.index;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Tells documents and passages apart: in an index with passages the Lucene documents right before
 * that of a document are its passages. Safe for use by many threads at once.
 */
public final class PassageBlocks {
  private final BitSetProducer documents = new QueryBitSetProducer(new FieldExistsQuery(Fields.ID));
  private volatile @Nullable Counted last;

  private record Counted(Object commit, long documents) {}

  /** Which Lucene documents are documents. */
  public BitSetProducer documents() {
    return documents;
  }

  /** Those of one segment, deleted ones included. */
  public BitSet documents(LeafReaderContext segment) throws IOException {
    BitSet found = documents.getBitSet(segment);
    if (found == null) {
      throw new IOException("a segment has passages of no document");
    }
    return found;
  }

  /** How many documents can be found. Time O(documents) once for each commit. */
  long count(IndexReader commit) throws IOException {
    Object key = commit.getReaderCacheHelper().getKey();
    Counted known = last;
    if (known == null || !known.commit().equals(key)) {
      long count = 0;
      for (LeafReaderContext segment : commit.leaves()) {
        count += count(segment);
      }
      known = new Counted(key, count);
      last = known;
    }
    return known.documents();
  }

  private long count(LeafReaderContext segment) throws IOException {
    BitSet all = documents(segment);
    Bits live = segment.reader().getLiveDocs();
    if (live == null) {
      return all.cardinality();
    }
    long count = 0;
    for (int doc = all.nextSetBit(0); doc != DocIdSetIterator.NO_MORE_DOCS; doc = next(all, doc)) {
      count += live.get(doc) ? 1 : 0;
    }
    return count;
  }

  private static int next(BitSet all, int doc) {
    return doc + 1 < all.length() ? all.nextSetBit(doc + 1) : DocIdSetIterator.NO_MORE_DOCS;
  }
}
