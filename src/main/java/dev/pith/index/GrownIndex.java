package dev.pith.index;

import dev.pith.corpus.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;

/**
 * Writes an index of as many documents as are wanted: those of another one, and then others whose
 * vectors are drawn around theirs, as far away as half of them have their nearest neighbour. It
 * tells how search grows before the documents are there.
 *
 * <p>Documents have an id and vectors, and no words; passages become documents of their own. It is
 * written as {@link IndexBuild} would: what Lucene wants to merge is merged.
 */
public final class GrownIndex {
  private final IndexSchema schema;
  private final DirectoryReader source;
  private final SplittableRandom random;
  private final LongConsumer written;

  private GrownIndex(IndexSchema schema, DirectoryReader source, long seed, LongConsumer written) {
    this.schema = schema;
    this.source = source;
    this.random = new SplittableRandom(seed);
    this.written = written;
  }

  /**
   * Writes it. Failures are {@link IndexException}.
   *
   * @param from has at least two documents; stays as it is
   * @param to a folder that is empty or does not exist yet
   * @param documents how many; of fewer than {@code from} has, the first
   * @param seed of what is drawn
   * @param written told now and then how many documents are there
   */
  public static void write(Path from, Path to, long documents, long seed, LongConsumer written) {
    try (Directory folder = IndexFolder.existing(Generation.current(from));
        DirectoryReader source = DirectoryReader.open(folder)) {
      IndexSchema schema =
          IndexSchema.read(from, source.getIndexCommit().getUserData()).withoutPassages();
      try (CommitThread commits = CommitThread.create(to, IndexFolder.fresh(to), schema)) {
        new GrownIndex(schema, source, seed, written)
            .write(commits, documents, Spacing.median(source, schema.fields().getFirst()));
        commits.settle(Runtime.getRuntime().availableProcessors());
      }
    } catch (IOException failure) {
      throw IndexException.of(from, failure);
    }
  }

  private void write(CommitThread commits, long documents, double spread) {
    long[] done = {0};
    double[] turn = {0};
    while (done[0] < documents) {
      long before = done[0];
      for (LeafReaderContext leaf : source.leaves()) {
        commits.run(writer -> done[0] += copy(writer, leaf, done[0], documents, turn[0]));
        written.accept(done[0]);
      }
      if (done[0] == before) {
        throw new IllegalArgumentException("an index without documents cannot be grown");
      }
      turn[0] = spread;
    }
  }

  /** Adds the documents of a segment, and returns how many they are. */
  private long copy(
      IndexWriter writer, LeafReaderContext leaf, long from, long until, double spread)
      throws IOException {
    List<VectorColumn> columns = new ArrayList<>();
    for (VectorField field : schema.fields()) {
      columns.add(VectorColumn.of(leaf, field));
    }
    Bits live = leaf.reader().getLiveDocs();
    long added = 0;
    for (int doc = 0; doc < leaf.reader().maxDoc() && from + added < until; doc++) {
      if ((live == null || live.get(doc)) && columns.getFirst().has(doc)) {
        List<float[]> vectors = new ArrayList<>();
        for (VectorColumn column : columns) {
          vectors.add(near(column.vector(doc), spread));
        }
        Document document = new Document(Long.toString(from + added), "", "");
        writer.addDocument(Fields.of(document, schema.fields(), vectors));
        added++;
      }
    }
    return added;
  }

  /** The vectors of a segment, asked for in the order of its documents. */
  private record VectorColumn(FloatVectorValues values, KnnVectorValues.DocIndexIterator place) {
    static VectorColumn of(LeafReaderContext leaf, VectorField field) throws IOException {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(field.luceneName());
      if (values == null) {
        throw new IOException("a segment has no vectors " + field.luceneName());
      }
      return new VectorColumn(values, values.iterator());
    }

    boolean has(int doc) throws IOException {
      return (place.docID() < doc ? place.advance(doc) : place.docID()) == doc;
    }

    float[] vector(int doc) throws IOException {
      if (!has(doc)) {
        throw new IOException("a document has no vector");
      }
      return values.vectorValue(place.index());
    }
  }

  /** A unit vector about {@code spread} beside another; that one itself for 0. */
  private float[] near(float[] center, double spread) {
    float[] drawn = center.clone();
    if (spread == 0) {
      return drawn;
    }
    double scale = spread / Math.sqrt(drawn.length);
    double squares = 0;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] += (float) (scale * random.nextGaussian());
      squares += (double) drawn[i] * drawn[i];
    }
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] /= (float) Math.sqrt(squares);
    }
    return drawn;
  }
}
