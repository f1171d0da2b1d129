package dev.pith.index;

import dev.pith.encode.Encoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/**
 * Embeds some documents of an index again, or some passages where it has them.
 *
 * @param encoder that made the field
 * @param most how many, at most; they are spread evenly
 */
record VectorSample(VectorField field, Encoder encoder, int most)
    implements DocumentIndex.Reading<VectorCheck> {
  private record Stored(EmbeddedText of, float[] vector) {}

  @Override
  public VectorCheck read(IndexSearcher searcher) throws IOException {
    List<Stored> sample = sample(searcher);
    List<float[]> made =
        CheckedVectors.encode(encoder, sample.stream().map(stored -> stored.of().text()).toList());
    double lowest = 1;
    String id = "";
    for (int i = 0; i < sample.size(); i++) {
      double cosine = dot(sample.get(i).vector(), made.get(i));
      if (id.isEmpty() || !(cosine >= lowest)) {
        lowest = cosine;
        id = sample.get(i).of().documentId();
      }
    }
    return new VectorCheck(field, sample.size(), lowest, id);
  }

  private List<Stored> sample(IndexSearcher searcher) throws IOException {
    int step = Math.max(1, Math.ceilDiv(searcher.getIndexReader().maxDoc(), most));
    List<Stored> sample = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      addFrom(leaf, step, sample);
    }
    return sample;
  }

  private void addFrom(LeafReaderContext leaf, int step, List<Stored> sample) throws IOException {
    FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field.luceneName());
    if (vectors == null) {
      return;
    }
    Bits live = leaf.reader().getLiveDocs();
    KnnVectorValues.DocIndexIterator each = vectors.iterator();
    for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
      if ((leaf.docBase + doc) % step == 0 && (live == null || live.get(doc))) {
        sample.add(
            new Stored(
                EmbeddedText.read(leaf.reader(), doc), vectors.vectorValue(each.index()).clone()));
      }
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
