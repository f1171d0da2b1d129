package dev.pith.index;

import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.MergeScheduler;

/** How Lucene writes an index. */
final class WriterSettings {
  private WriterSettings() {}

  static IndexWriterConfig settings(OpenMode mode, MergeScheduler merges, Settling settling) {
    return new IndexWriterConfig(EnglishTerms.ANALYZER)
        .setOpenMode(mode)
        .setCodec(settling.codec())
        .setMergePolicy(settling.merges())
        .setMergeScheduler(merges)
        // A commit never waits for a merge: it is one batch's acknowledgement.
        .setMaxFullFlushMergeWaitMillis(0)
        .setCommitOnClose(false);
  }
}
