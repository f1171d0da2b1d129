package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;

/**
 * The documents of one commit of an index, as they were added, in the order in which the index has
 * them. Whatever is written meanwhile, they stay the same until this is closed. Streams belong to
 * one thread each; failures are {@link IndexException}.
 */
public final class StoredDocuments implements DocumentSource, AutoCloseable {
  private final Path path;
  private final IndexReader commit;
  private final long count;

  private StoredDocuments(Path path, IndexReader commit, long count) {
    this.path = path;
    this.commit = commit;
    this.count = count;
  }

  /** Those of the commit that the index is at. */
  static StoredDocuments of(DocumentIndex index) {
    return index.read(
        searcher -> {
          IndexReader commit = searcher.getIndexReader();
          long count = index.documentCount(commit);
          commit.incRef();
          return new StoredDocuments(index.path(), commit, count);
        });
  }

  @Override
  public String name() {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  @Override
  public String source() {
    return path.toString();
  }

  @Override
  public long documentCount() {
    return count;
  }

  @Override
  public Stream<Entry> entries() {
    return documents().map(document -> document);
  }

  @Override
  public Stream<Document> documents() {
    try {
      Bits live = MultiBits.getLiveDocs(commit);
      StoredFields fields = commit.storedFields();
      return IntStream.range(0, commit.maxDoc())
          .filter(doc -> live == null || live.get(doc))
          .boxed()
          .mapMulti((doc, next) -> read(fields, doc).ifPresent(next));
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  /** Empty for a passage, of which nothing is stored. */
  private Optional<Document> read(StoredFields fields, int doc) {
    try {
      org.apache.lucene.document.Document stored = fields.document(doc);
      return Optional.ofNullable(stored.get(Fields.ID)).map(id -> Fields.document(id, stored));
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  /** Whether one of them has this id. */
  public boolean contains(String id) {
    try {
      return new IndexSearcher(commit).count(new TermQuery(Fields.idTerm(id))) > 0;
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  @Override
  public void close() {
    try {
      commit.decRef();
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }
}
