package dev.pith.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;

/** How far apart the documents of an index lie. */
final class Spacing {
  private static final int SAMPLE = 200;

  /** Copies of one text lie nowhere; what is drawn around them has to lie somewhere. */
  private static final double LEAST = 0.05;

  private Spacing() {}

  /**
   * The median over a sample of documents of the tangent of the angle to the nearest other: what
   * has to be added to a unit vector, at a right angle, to come as far.
   */
  static double median(DirectoryReader reader, VectorField field) throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    double[] tangents = new double[SAMPLE];
    int taken = 0;
    int step = Math.max(1, reader.maxDoc() / SAMPLE);
    for (LeafReaderContext leaf : reader.leaves()) {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field.luceneName());
      for (int i = 0; vectors != null && i < vectors.size() && taken < SAMPLE; i += step) {
        tangents[taken++] = toNearest(searcher, field, vectors.vectorValue(i).clone());
      }
    }
    Arrays.sort(tangents, 0, taken);
    return taken == 0 ? LEAST : Math.max(LEAST, tangents[taken / 2]);
  }

  private static double toNearest(IndexSearcher searcher, VectorField field, float[] vector)
      throws IOException {
    ScoreDoc[] near =
        searcher.search(new KnnFloatVectorQuery(field.luceneName(), vector, 2), 2).scoreDocs;
    double cosine = near.length < 2 ? 0 : 2.0 * near[1].score - 1;
    double bounded = Math.clamp(cosine, LEAST, 1);
    return Math.sqrt(1 / (bounded * bounded) - 1);
  }
}
