package dev.pith.index;

import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** A generation that is being built; no other process builds it meanwhile. For one thread. */
final class GenerationDraft implements AutoCloseable {
  private final IndexSchema schema;
  private final List<Encoder> encoders;
  private final CommitThread commits;
  private final DocumentIndex index;

  private GenerationDraft(
      Generation generation, IndexSchema schema, List<Encoder> encoders, CommitThread commits) {
    this.schema = schema;
    this.encoders = encoders;
    this.commits = commits;
    this.index = DocumentIndex.open(generation);
  }

  /**
   * Goes on with what is there if it is of this schema, and begins anew otherwise.
   *
   * @param encoders of the schema's fields, in their order
   */
  static GenerationDraft open(Generation generation, IndexSchema schema, List<Encoder> encoders)
      throws IOException {
    boolean goesOn = isOf(generation, schema);
    if (!goesOn) {
      generation.deleteUnlessWritten();
      generation.create();
    }
    Directory directory = FSDirectory.open(generation.folder());
    try {
      CommitThread commits =
          goesOn
              ? CommitThread.goOn(generation.index(), directory, schema)
              : CommitThread.create(generation.index(), directory, schema);
      try {
        return new GenerationDraft(generation, schema, encoders, commits);
      } catch (RuntimeException failure) {
        commits.close();
        throw failure;
      }
    } catch (IOException | RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }

  private static boolean isOf(Generation generation, IndexSchema schema) throws IOException {
    if (!generation.exists()) {
      return false;
    }
    try (Directory directory = FSDirectory.open(generation.folder())) {
      return DirectoryReader.indexExists(directory)
          && IndexSchema.read(
                  generation.index(), SegmentInfos.readLatestCommit(directory).getUserData())
              .equals(schema);
    } catch (IOException | IndexException unreadable) {
      return false;
    }
  }

  /** What is safe in it. */
  DocumentIndex index() {
    return index;
  }

  /** Sees to it, durably, that some documents are there and others are not. */
  Changes apply(List<Document> documents, List<String> removed) {
    ChangeGroup group =
        new ChangeGroup(index, List.of(new Change(documents, removed, new CompletableFuture<>())));
    group.commit(commits, schema, encoders);
    index.refreshNow();
    return group.outcomes().getFirst();
  }

  /** Merges and links what is there, on one thread: others answer queries meanwhile. */
  void settle() {
    commits.settle(1);
    index.refreshNow();
  }

  /** Lets it go; what was applied stays. */
  @Override
  public void close() {
    try (index) {
      commits.close();
    }
  }
}
