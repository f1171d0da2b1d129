package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * An index opened for reading. It sees whole commits only: what it finds has been fsynced. While
 * another process or a {@link DocumentWriter} of this one adds documents, {@link #refresh} moves on
 * to the newest commit. Safe for use by many threads at once. Failures are {@link IndexException}.
 */
public final class DocumentIndex implements AutoCloseable {
  private final Generation generation;
  private final Path path;
  private final Directory directory;
  private final IndexSchema schema;
  private final SearcherManager searchers;
  private final PassageBlocks blocks = new PassageBlocks();

  private DocumentIndex(Generation generation, Directory directory) throws IOException {
    this.generation = generation;
    this.path = generation.index();
    this.directory = directory;
    DirectoryReader reader = DirectoryReader.open(directory);
    try {
      this.schema = IndexSchema.read(path, reader.getIndexCommit().getUserData());
      this.searchers = new SearcherManager(reader, new SameSchema(path, schema));
    } catch (IOException | RuntimeException failure) {
      reader.close();
      throw failure;
    }
  }

  /** Opens the generation that counts now. */
  public static DocumentIndex open(Path path) {
    try {
      return Generation.use(path, DocumentIndex::opened);
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  static DocumentIndex open(Generation generation) {
    try {
      return opened(generation);
    } catch (IOException failure) {
      throw IndexException.of(generation.index(), failure);
    }
  }

  private static DocumentIndex opened(Generation generation) throws IOException {
    Directory directory = IndexFolder.existing(generation);
    try {
      return new DocumentIndex(generation, directory);
    } catch (IOException | RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }

  /** The folder, as it was named when this was opened. */
  public Path path() {
    return path;
  }

  /** What it was opened at, also when another one counts by now. */
  Generation generation() {
    return generation;
  }

  /** At least one, in the order in which the encoders were named when the index was made. */
  public List<VectorField> fields() {
    return schema.fields();
  }

  /** How precisely the graph sees vectors. */
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

  /** Tells documents and passages apart, where there are passages. */
  public PassageBlocks blocks() {
    return blocks;
  }

  /** What it was opened with, which no commit changes. */
  IndexSchema schema() {
    return schema;
  }

  /** What this commit takes, on disk and in memory. */
  public IndexBytes bytes() {
    return read(searcher -> IndexBytes.of(searcher.getIndexReader(), directory, schema.fields()));
  }

  /** What this commit is made of; reads the lengths of its files, and no file. */
  public IndexFacts facts() {
    return read(
        searcher -> {
          IndexReader commit = searcher.getIndexReader();
          return IndexFacts.of(commit, schema, IndexBytes.of(commit, directory, schema.fields()));
        });
  }

  /**
   * The field that questions of {@code encoder} are compared with; refused by name when there is
   * none.
   */
  public VectorField field(Encoder encoder, Pairing pairing) {
    return schema.field(path, encoder, pairing);
  }

  /** Whether questions of {@code encoder} can be compared with some field. */
  public boolean answers(Encoder encoder, Pairing pairing) {
    return new FieldMatch(path.toString(), schema.fields(), encoder).exists(pairing);
  }

  /** Documents in the commit that this reader is at. */
  public long documentCount() {
    return read(searcher -> documentCount(searcher.getIndexReader()));
  }

  /** Documents in a commit of this index. */
  long documentCount(IndexReader commit) throws IOException {
    return passageTokens().isEmpty() ? commit.numDocs() : blocks.count(commit);
  }

  public boolean contains(String documentId) {
    return read(searcher -> searcher.count(new TermQuery(Fields.idTerm(documentId))) > 0);
  }

  /** The document with this id as it was added. */
  public Optional<Document> document(String documentId) {
    return read(
        searcher -> {
          TopDocs found = searcher.search(new TermQuery(Fields.idTerm(documentId)), 1);
          if (found.scoreDocs.length == 0) {
            return Optional.empty();
          }
          return Optional.of(
              Fields.document(
                  documentId, searcher.storedFields().document(found.scoreDocs[0].doc)));
        });
  }

  /** All documents of the commit that this reader is at; belong to the caller. */
  public StoredDocuments documents() {
    return StoredDocuments.of(this);
  }

  /**
   * Some passages, or whole documents where there are none, drawn without regard to what they say;
   * the same commit and seed give the same.
   *
   * @param most fewer when there are fewer
   */
  public List<String> samplePassages(int most, long seed) {
    return read(new TextSample(schema.fields().getFirst(), most, seed));
  }

  /** Moves on to the newest commit, unless another thread is just doing so. */
  public void refresh() {
    move(searchers::maybeRefresh);
  }

  /** Moves on to the newest commit; waits for another thread that is just doing so. */
  void refreshNow() {
    move(searchers::maybeRefreshBlocking);
  }

  private void move(Move move) {
    try {
      move.run();
    } catch (IOException failure) {
      throw isOld() ? IndexException.replaced(path, null) : IndexException.of(path, failure);
    } catch (AlreadyClosedException closed) {
      throw IndexException.closed(path, closed);
    } catch (IllegalStateException replaced) {
      // Lucene saw that a segment it has open is now another one under the same name.
      throw IndexException.replaced(path, replaced);
    }
  }

  private boolean isOld() {
    try {
      return Generation.current(path).number() > generation.number();
    } catch (IOException | IndexException unknown) {
      return false;
    }
  }

  /**
   * Runs {@code reading} on one commit, which stays as it is until the reading ends. The searcher
   * must not be used afterwards.
   */
  public <T> T read(Reading<T> reading) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.read(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    } catch (AlreadyClosedException closed) {
      throw IndexException.closed(path, closed);
    }
  }

  @Override
  public void close() {
    try (directory) {
      searchers.close();
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  /** A way to the newest commit. */
  @FunctionalInterface
  private interface Move {
    void run() throws IOException;
  }

  /** Something that is read from one commit. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(IndexSearcher searcher) throws IOException;
  }

  /** Refuses to move on to an index that was put in the place of this one by other encoders. */
  private static final class SameSchema extends SearcherFactory {
    private final Path path;
    private final IndexSchema schema;

    SameSchema(Path path, IndexSchema schema) {
      this.path = path;
      this.schema = schema;
    }

    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
        throws IOException {
      if (reader instanceof DirectoryReader commit
          && !IndexSchema.read(path, commit.getIndexCommit().getUserData()).equals(schema)) {
        throw IndexException.replaced(path, null);
      }
      return super.newSearcher(reader, previous);
    }
  }
}
