package dev.pith.index;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.MergeScheduler;

/** How Lucene writes an index. */
final class WriterSettings {
  /** Neighbours of a node, M in Malkov and Yashunin (2018), arXiv 1603.09320. */
  private static final int HNSW_M = 16;

  /** Candidates while a node is linked in, efConstruction there. */
  private static final int HNSW_BEAM = 100;

  private WriterSettings() {}

  static IndexWriterConfig settings(OpenMode mode, MergeScheduler merges) {
    return new IndexWriterConfig(EnglishTerms.ANALYZER)
        .setOpenMode(mode)
        .setCodec(new HnswCodec())
        .setMergeScheduler(merges)
        // A commit never waits for a merge: it is one batch's acknowledgement.
        .setMaxFullFlushMergeWaitMillis(0)
        .setCommitOnClose(false);
  }

  /** Readers know it under the name of its superclass, as every Lucene 10 does. */
  private static final class HnswCodec extends Lucene104Codec {
    private final KnnVectorsFormat vectors = new Lucene99HnswVectorsFormat(HNSW_M, HNSW_BEAM);

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
      return vectors;
    }
  }
}
