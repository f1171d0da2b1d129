package dev.pith.index;

import dev.pith.encode.Encoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.ThreadInterruptedException;

/**
 * Writes an index anew with another precision of its vectors, another graph, or the vectors of one
 * of its encoders; nothing is embedded again.
 */
public final class IndexCopy {
  private IndexCopy() {}

  /**
   * With a graph of the same shape. The new index is there whole, or not at all. Failures are
   * {@link IndexException}; when the thread is interrupted it ends soon, with {@link
   * CancellationException}.
   *
   * @param from stays as it is
   * @param to a folder that is empty or does not exist yet
   */
  public static void write(Path from, Path to, VectorPrecision precision) {
    try (DocumentIndex source = DocumentIndex.open(from)) {
      write(source, to, source.schema().with(precision, source.graph()));
    }
  }

  /**
   * With a graph of the same shape, and with the vectors and the graph of one encoder alone: as if
   * no other had ever embedded the documents.
   *
   * @param encoder one that made some of the vectors; else refused by name
   */
  public static void write(Path from, Path to, VectorPrecision precision, Encoder encoder) {
    try (DocumentIndex source = DocumentIndex.open(from)) {
      VectorField kept = source.field(encoder, Pairing.SYMMETRIC);
      write(source, to, source.schema().with(precision, source.graph()).with(kept));
    }
  }

  /** The same with a graph of any shape; when it is another one, all is linked anew. */
  public static void write(Path from, Path to, VectorPrecision precision, GraphShape graph) {
    try (DocumentIndex source = DocumentIndex.open(from)) {
      write(source, to, source.schema().with(precision, graph));
    }
  }

  /** One that is open stays readable, whatever becomes of its files. */
  private static void write(DocumentIndex source, Path to, IndexSchema schema) {
    source.read(
        searcher -> {
          List<CodecReader> segments = new ArrayList<>();
          for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            if (leaf.reader() instanceof CodecReader segment) {
              segments.add(copied(segment, source.schema(), schema));
            }
          }
          write(segments, to, schema);
          return schema;
        });
  }

  private static CodecReader copied(CodecReader segment, IndexSchema from, IndexSchema to)
      throws IOException {
    CodecReader kept =
        to.fields().equals(from.fields()) ? segment : new FewerVectors(segment, to.fields());
    return to.graph().equals(from.graph()) ? Unlinked.unlessShaped(kept, to) : new Unlinked(kept);
  }

  private static void write(List<CodecReader> segments, Path to, IndexSchema schema) {
    boolean relinked = segments.stream().anyMatch(Unlinked.class::isInstance);
    int workers = relinked ? Runtime.getRuntime().availableProcessors() : 1;
    Settling settling = new Settling(schema, Linking.AT_ONCE);
    try (FolderDraft draft = FolderDraft.startFor(to)) {
      try (Directory target = FSDirectory.open(draft.folder());
          IndexWriter writer =
              new IndexWriter(
                  target,
                  WriterSettings.settings(
                      OpenMode.CREATE, new ConcurrentMergeScheduler(), settling))) {
        settling.link(workers, () -> add(segments, writer));
        writer.setLiveCommitData(schema.userData().entrySet());
        writer.commit();
      }
      draft.publish();
    } catch (IOException failure) {
      throw IndexException.of(to, failure);
    }
  }

  private static void add(List<CodecReader> segments, IndexWriter writer) throws IOException {
    try {
      writer.addIndexes(segments.toArray(CodecReader[]::new));
    } catch (ThreadInterruptedException interrupted) {
      // Those that link go on until the writer gives up what they link.
      writer.rollback();
      throw (CancellationException)
          new CancellationException("the copy was cancelled").initCause(interrupted);
    }
  }
}
