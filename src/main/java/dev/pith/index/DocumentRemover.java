package dev.pith.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/**
 * An index opened for taking documents out, which needs no encoder; no one else can write to it
 * meanwhile. Failures are {@link IndexException}. Safe for use by many threads at once.
 */
public final class DocumentRemover implements AutoCloseable {
  private final CommitThread commits;

  private DocumentRemover(CommitThread commits) {
    this.commits = commits;
  }

  public static DocumentRemover open(Path path) {
    return new DocumentRemover(CommitThread.append(path));
  }

  /**
   * Takes documents out; ids that are not there are passed over. Returns only after the commit
   * without them has been fsynced.
   *
   * @return how many were there
   */
  public int remove(Collection<String> ids) {
    Set<String> distinct = new LinkedHashSet<>(ids);
    AtomicInteger found = new AtomicInteger();
    commits.run(
        writer -> {
          found.set(count(writer, distinct));
          writer.deleteDocuments(Fields.allTerms(distinct));
          writer.commit();
        });
    return found.get();
  }

  private static int count(IndexWriter writer, Set<String> ids) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      int found = 0;
      for (String id : ids) {
        found += searcher.count(new TermQuery(Fields.idTerm(id)));
      }
      return found;
    }
  }

  @Override
  public void close() {
    commits.close();
  }
}
