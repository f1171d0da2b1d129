package dev.pith.index;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.MergeScheduler;

/** How Lucene writes an index. */
final class WriterSettings {
  private WriterSettings() {}

  static IndexWriterConfig settings(
      OpenMode mode, MergeScheduler merges, VectorPrecision precision) {
    return new IndexWriterConfig(EnglishTerms.ANALYZER)
        .setOpenMode(mode)
        .setCodec(new HnswCodec(precision))
        .setMergeScheduler(merges)
        // A commit never waits for a merge: it is one batch's acknowledgement.
        .setMaxFullFlushMergeWaitMillis(0)
        .setCommitOnClose(false);
  }

  /** Readers know it under the name of its superclass, as every Lucene 10 does. */
  private static final class HnswCodec extends Lucene104Codec {
    private final KnnVectorsFormat vectors;

    HnswCodec(VectorPrecision precision) {
      vectors = precision.format();
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
      return vectors;
    }
  }
}
