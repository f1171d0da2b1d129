package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/**
 * An index opened for adding documents; one at a time for each folder, in all processes. Failures
 * are {@link IndexException}. Safe for use by many threads at once.
 */
public final class DocumentWriter implements AutoCloseable {
  private final Path path;
  private final CommitThread commits;
  private final IndexSchema schema;
  private final List<Encoder> encoders;

  private DocumentWriter(
      Path path, CommitThread commits, IndexSchema schema, List<Encoder> encoders) {
    this.path = path;
    this.commits = commits;
    this.schema = schema;
    this.encoders = List.copyOf(encoders);
  }

  /**
   * Makes an empty index with vectors of each encoder.
   *
   * @param path a folder that is empty or does not exist yet
   * @param encoders at least one; they belong to the caller, who closes them after this
   */
  public static DocumentWriter create(Path path, List<Encoder> encoders) {
    return create(path, encoders, VectorPrecision.FLOAT32);
  }

  /** The same with vectors that the graph sees in fewer bits. */
  public static DocumentWriter create(
      Path path, List<Encoder> encoders, VectorPrecision precision) {
    return create(path, encoders, precision, OptionalInt.empty());
  }

  /**
   * The same for documents that are embedded passage by passage, so that all of a long one is found
   * by meaning.
   *
   * @param passageTokens most tokens of a passage, title included, as the first encoder counts
   *     them; empty for one vector of each document
   * @throws IndexException among others when they are fewer than 16, or more than an encoder reads
   */
  public static DocumentWriter create(
      Path path, List<Encoder> encoders, VectorPrecision precision, OptionalInt passageTokens) {
    return create(path, encoders, precision, passageTokens, GraphShape.DEFAULT);
  }

  /** The same with a graph of another shape. */
  public static DocumentWriter create(
      Path path,
      List<Encoder> encoders,
      VectorPrecision precision,
      OptionalInt passageTokens,
      GraphShape graph) {
    IndexSchema schema = IndexSchema.of(encoders, precision, graph, passageTokens);
    try {
      Directory directory = IndexFolder.fresh(path);
      try {
        CommitThread commits = CommitThread.create(path, directory, schema);
        return new DocumentWriter(path, commits, schema, encoders);
      } catch (IOException | RuntimeException failure) {
        directory.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  /**
   * Opens an index to add to it.
   *
   * @param encoders exactly those that made the index, in any order; they belong to the caller
   */
  public static DocumentWriter open(Path path, List<Encoder> encoders) {
    try {
      return Generation.use(path, generation -> open(generation, encoders));
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  /** Opens the index in a folder to add to it, or makes one where there is none yet. */
  public static DocumentWriter openOrCreate(Path path, List<Encoder> encoders) {
    return openOrCreate(
        path, encoders, VectorPrecision.FLOAT32, OptionalInt.empty(), GraphShape.DEFAULT);
  }

  /** The same; an index that is there has its own precision, passages and graph, and keeps them. */
  public static DocumentWriter openOrCreate(
      Path path,
      List<Encoder> encoders,
      VectorPrecision precision,
      OptionalInt passageTokens,
      GraphShape graph) {
    return IndexFolder.isFilled(path)
        ? open(path, encoders)
        : create(path, encoders, precision, passageTokens, graph);
  }

  private static DocumentWriter open(Generation generation, List<Encoder> encoders)
      throws IOException {
    Path path = generation.index();
    Directory directory = IndexFolder.existing(generation);
    try {
      IndexSchema schema =
          IndexSchema.read(path, SegmentInfos.readLatestCommit(directory).getUserData());
      List<Encoder> inOrder = schema.inOrder(path, encoders);
      CommitThread commits = CommitThread.append(generation, directory, schema, Linking.AT_END);
      return new DocumentWriter(path, commits, schema, inOrder);
    } catch (IOException | RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }

  public Path path() {
    return path;
  }

  /** How precisely the graph sees the vectors. */
  public VectorPrecision precision() {
    return schema.precision();
  }

  /** How densely vectors are linked. */
  public GraphShape graph() {
    return schema.graph();
  }

  /** Most tokens of a passage; empty where documents are embedded as a whole. */
  public OptionalInt passageTokens() {
    return schema.passageTokens();
  }

  /**
   * Embeds and stores documents; one with an id that is already there replaces that one. Returns
   * only after the commit that holds all of them has been fsynced.
   *
   * @throws IllegalArgumentException when an id is blank or over 2,048 bytes
   */
  public void add(List<Document> batch) {
    if (batch.isEmpty()) {
      return;
    }
    store(embed(batch)).await();
  }

  /** The first half of {@link #add}, which takes the encoders and not the index. */
  EmbeddedDocuments embed(List<Document> batch) {
    return EmbeddedDocuments.of(batch, schema, encoders);
  }

  /** The second half: takes the disk more than the processor. Documents are safe when it ended. */
  CommitThread.Started store(EmbeddedDocuments embedded) {
    return commits.start(
        writer -> {
          if (!embedded.documents().isEmpty()) {
            embedded.replaceIn(writer);
            writer.commit();
          }
        });
  }

  /**
   * Merges what was added and links it for fast search, on every processor. Until then its
   * documents are found by comparing all of them.
   */
  public void settle() {
    commits.settle(Runtime.getRuntime().availableProcessors());
  }

  /** Stops merges that are under way; everything acknowledged stays. */
  @Override
  public void close() {
    commits.close();
  }
}
