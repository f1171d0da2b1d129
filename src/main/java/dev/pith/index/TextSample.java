package dev.pith.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/**
 * Draws some of the texts that were embedded.
 *
 * @param field any one of the index
 * @param most fewer when there are fewer
 */
record TextSample(VectorField field, int most, long seed)
    implements DocumentIndex.Reading<List<String>> {
  @Override
  public List<String> read(IndexSearcher searcher) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    PrimitiveIterator.OfInt numbers =
        new Random(seed).ints(0, Math.max(1, reader.maxDoc())).distinct().iterator();
    List<String> drawn = new ArrayList<>();
    for (int tried = 0; tried < reader.maxDoc() && drawn.size() < most; tried++) {
      int number = numbers.nextInt();
      LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(number, reader.leaves()));
      if (isEmbedded(leaf, number - leaf.docBase)) {
        drawn.add(EmbeddedText.read(leaf.reader(), number - leaf.docBase).text());
      }
    }
    return drawn;
  }

  private boolean isEmbedded(LeafReaderContext leaf, int doc) throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field.luceneName());
    return (live == null || live.get(doc))
        && vectors != null
        && vectors.iterator().advance(doc) == doc;
  }
}
