package dev.pith.index;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.hnsw.HnswGraphProvider;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.store.DataAccessHint;
import org.apache.lucene.util.hnsw.HnswGraph;
import org.jspecify.annotations.Nullable;

/**
 * A segment without its graphs. A merge of Lucene's goes on with the largest graph that it is given
 * and with the number of its neighbours, or fails when it was asked for another; without one it
 * links all vectors anew. Safe for use as the segment is.
 */
final class Unlinked extends FilterCodecReader {
  Unlinked(CodecReader segment) {
    super(segment);
  }

  /** The segment, without its graphs when one of them is not of the schema's shape. */
  static CodecReader unlessShaped(CodecReader segment, IndexSchema schema) throws IOException {
    KnnVectorsReader vectors = segment.getVectorReader();
    for (VectorField field : schema.fields()) {
      if (!isShaped(vectors, field.luceneName(), schema.graph())) {
        return new Unlinked(segment);
      }
    }
    return segment;
  }

  private static boolean isShaped(
      @Nullable KnnVectorsReader vectors, String field, GraphShape wanted) throws IOException {
    KnnVectorsReader ofField =
        vectors instanceof PerFieldKnnVectorsFormat.FieldsReader fields
            ? fields.getFieldReader(field)
            : vectors;
    if (!(ofField instanceof HnswGraphProvider graphs)) {
      return true;
    }
    HnswGraph graph = graphs.getGraph(field);
    return graph.size() == 0 || graph.maxConn() == wanted.neighbours();
  }

  @Override
  public @Nullable KnnVectorsReader getVectorReader() {
    KnnVectorsReader vectors = in.getVectorReader();
    return vectors == null ? null : new VectorsAlone(vectors);
  }

  @Override
  public @Nullable CacheHelper getCoreCacheHelper() {
    return in.getCoreCacheHelper();
  }

  @Override
  public @Nullable CacheHelper getReaderCacheHelper() {
    return in.getReaderCacheHelper();
  }

  /** Lucene asks whoever reads vectors by its class whether it has a graph; this has none. */
  private static final class VectorsAlone extends KnnVectorsReader {
    private final KnnVectorsReader vectors;

    VectorsAlone(KnnVectorsReader vectors) {
      this.vectors = vectors;
    }

    @Override
    public void checkIntegrity() throws IOException {
      vectors.checkIntegrity();
    }

    @Override
    public FloatVectorValues getFloatVectorValues(String field) throws IOException {
      return vectors.getFloatVectorValues(field);
    }

    @Override
    public FloatVectorValues getFloatVectorValues(String field, DataAccessHint access)
        throws IOException {
      return vectors.getFloatVectorValues(field, access);
    }

    @Override
    public ByteVectorValues getByteVectorValues(String field) throws IOException {
      return vectors.getByteVectorValues(field);
    }

    @Override
    public void search(String field, float[] query, KnnCollector found, AcceptDocs accepted)
        throws IOException {
      vectors.search(field, query, found, accepted);
    }

    @Override
    public void search(String field, byte[] query, KnnCollector found, AcceptDocs accepted)
        throws IOException {
      vectors.search(field, query, found, accepted);
    }

    @Override
    public KnnVectorsReader getMergeInstance() throws IOException {
      return new VectorsAlone(vectors.getMergeInstance());
    }

    @Override
    public void finishMerge() throws IOException {
      vectors.finishMerge();
    }

    @Override
    public Map<String, Long> getOffHeapByteSize(FieldInfo field) {
      return vectors.getOffHeapByteSize(field);
    }

    @Override
    public void close() throws IOException {
      vectors.close();
    }
  }
}
