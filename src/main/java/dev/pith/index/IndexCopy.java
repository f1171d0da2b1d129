package dev.pith.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;

/** Writes an index anew with another precision of its vectors; nothing is embedded again. */
public final class IndexCopy {
  private IndexCopy() {}

  /**
   * The new index is there whole, or not at all. Failures are {@link IndexException}.
   *
   * @param from stays as it is
   * @param to a folder that is empty or does not exist yet
   */
  public static void write(Path from, Path to, VectorPrecision precision) {
    // One that is open stays readable, whatever becomes of its files.
    try (DocumentIndex source = DocumentIndex.open(from)) {
      IndexSchema schema = source.schema().with(precision);
      source.read(
          searcher -> {
            write(segments(searcher.getIndexReader()), to, schema);
            return schema;
          });
    }
  }

  private static void write(List<CodecReader> segments, Path to, IndexSchema schema) {
    try (Directory target = IndexFolder.fresh(to);
        IndexWriter writer =
            new IndexWriter(
                target,
                WriterSettings.settings(
                    OpenMode.CREATE,
                    new ConcurrentMergeScheduler(),
                    new Settling(schema, Linking.AT_ONCE)))) {
      writer.addIndexes(segments.toArray(CodecReader[]::new));
      writer.setLiveCommitData(schema.userData().entrySet());
      writer.commit();
    } catch (IOException failure) {
      throw IndexException.of(to, failure);
    }
  }

  private static List<CodecReader> segments(IndexReader reader) {
    List<CodecReader> segments = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      if (leaf.reader() instanceof CodecReader segment) {
        segments.add(segment);
      }
    }
    return segments;
  }
}
