package dev.pith.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/**
 * Puts documents into an index with vectors that were made elsewhere; nothing is embedded. It is
 * the only writer of the index while it is open. Failures are {@link IndexException}.
 */
public final class VectorLoad implements AutoCloseable {
  private static final int BATCH_DOCUMENTS = 2_048;

  private final Path path;
  private final CommitThread commits;
  private final IndexSchema schema;

  private VectorLoad(Path path, CommitThread commits, IndexSchema schema) {
    this.path = path;
    this.commits = commits;
    this.schema = schema;
  }

  /**
   * Opens the index in a folder, or makes one where there is none yet.
   *
   * @param field what made the vectors; an index that is there must have those of it alone, and one
   *     for each document
   * @param precision of a new index
   * @param graph of a new index
   */
  public static VectorLoad open(
      Path path, VectorField field, VectorPrecision precision, GraphShape graph) {
    if (field.dimension() > KnnVectorsFormat.DEFAULT_MAX_DIMENSIONS) {
      throw new IndexException(
          "vectors of %s have %d dimensions, an index takes up to %d"
              .formatted(field, field.dimension(), KnnVectorsFormat.DEFAULT_MAX_DIMENSIONS));
    }
    try {
      return IndexFolder.isFilled(path)
          ? Generation.use(path, generation -> append(generation, field))
          : create(path, new IndexSchema(List.of(field), precision, graph, OptionalInt.empty()));
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  private static VectorLoad create(Path path, IndexSchema schema) throws IOException {
    Directory directory = IndexFolder.fresh(path);
    try {
      return new VectorLoad(path, CommitThread.create(path, directory, schema), schema);
    } catch (IOException | RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }

  private static VectorLoad append(Generation generation, VectorField field) throws IOException {
    Path path = generation.index();
    Directory directory = IndexFolder.existing(generation);
    try {
      IndexSchema schema =
          IndexSchema.read(path, SegmentInfos.readLatestCommit(directory).getUserData());
      requireAlone(path, schema, field);
      return new VectorLoad(
          path, CommitThread.append(generation, directory, schema, Linking.AT_END), schema);
    } catch (IOException | RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }

  private static void requireAlone(Path path, IndexSchema schema, VectorField field) {
    VectorField there = schema.fields().getFirst();
    if (schema.fields().size() > 1
        || !there.fingerprint().equals(field.fingerprint())
        || there.dimension() != field.dimension()) {
      throw new IndexException(
          "index %s holds vectors of %s, not of %s alone: name a new index"
              .formatted(path, schema.fields(), field));
    }
    if (schema.passageTokens().isPresent()) {
      throw new IndexException(
          "index %s has passages, and these are vectors of whole documents: name a new index"
              .formatted(path));
    }
  }

  /** How precisely the graph sees the vectors. */
  public VectorPrecision precision() {
    return schema.precision();
  }

  /** How densely vectors are linked. */
  public GraphShape graph() {
    return schema.graph();
  }

  /**
   * Adds the documents whose ids are not there yet, a batch at a time, each safe before the next;
   * links all at the end. Interrupted, it stops before the next batch.
   *
   * @param total how many documents come
   * @param progress told after each batch, on this thread
   */
  public Progress load(
      Iterator<EncodedDocument> documents, long total, Consumer<Progress> progress) {
    long start = System.nanoTime();
    long done = 0;
    long skipped = 0;
    Progress reached = Progress.after(0, 0, OptionalLong.of(total), 0);
    try (DocumentIndex before = DocumentIndex.open(path)) {
      while (documents.hasNext() && !Thread.currentThread().isInterrupted()) {
        List<EncodedDocument> batch = next(documents);
        List<EncodedDocument> missing =
            batch.stream().filter(one -> !before.contains(one.document().id())).toList();
        store(missing);
        done += batch.size();
        skipped += batch.size() - missing.size();
        reached = Progress.after(System.nanoTime() - start, done, OptionalLong.of(total), skipped);
        progress.accept(reached);
      }
    }
    if (documents.hasNext()) {
      return reached;
    }
    commits.settle(Runtime.getRuntime().availableProcessors());
    return reached.ended();
  }

  private static List<EncodedDocument> next(Iterator<EncodedDocument> documents) {
    List<EncodedDocument> batch = new ArrayList<>(BATCH_DOCUMENTS);
    while (batch.size() < BATCH_DOCUMENTS && documents.hasNext()) {
      batch.add(documents.next());
    }
    return batch;
  }

  private void store(List<EncodedDocument> batch) {
    if (batch.isEmpty()) {
      return;
    }
    VectorField field = schema.fields().getFirst();
    for (EncodedDocument one : batch) {
      EmbeddedDocuments.checkId(one.document().id());
      one.problem(field.dimension())
          .ifPresent(
              wrong -> {
                throw new IndexException(
                    "document '%s' has %s: nothing of its batch was stored; embed it again"
                        .formatted(one.document().id(), wrong));
              });
    }
    EmbeddedDocuments embedded =
        new DocumentVectors(
            batch.stream().map(EncodedDocument::document).toList(),
            schema.fields(),
            List.of(batch.stream().map(EncodedDocument::vector).toList()));
    commits.run(
        writer -> {
          embedded.replaceIn(writer);
          writer.commit();
        });
  }

  @Override
  public void close() {
    commits.close();
  }
}
