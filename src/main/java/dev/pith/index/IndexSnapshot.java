package dev.pith.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * A copy of the newest commit of an index, which is an index too. It can be taken while other
 * processes search and write.
 *
 * @param documents that can be found in it
 * @param files of the commit
 * @param bytes of all files
 */
public record IndexSnapshot(long documents, int files, long bytes) {
  /**
   * Copies an index. Every file is compared with its checksum before and after; the copy appears
   * whole and fsynced, or not at all. Failures are {@link IndexException}.
   *
   * @param from stays as it is
   * @param to a folder that is empty or does not exist yet
   */
  public static IndexSnapshot copy(Path from, Path to) {
    try {
      return Generation.use(from, generation -> copy(generation, to));
    } catch (IOException failure) {
      throw IndexException.of(from, failure);
    }
  }

  private static IndexSnapshot copy(Generation from, Path to) throws IOException {
    try (Directory source = IndexFolder.existing(from);
        CommitFiles files = CommitFiles.open(source)) {
      IndexSchema.read(from.index(), files.userData());
      requireWhole(from.index(), files);
      return new IndexSnapshot(write(files, to), files.names().size(), files.bytes());
    }
  }

  /** Gives how many documents it holds. */
  private static long write(CommitFiles files, Path to) {
    try (FolderDraft draft = FolderDraft.startFor(to)) {
      long documents;
      try (Directory target = FSDirectory.open(draft.folder())) {
        files.copyTo(target);
        try (CommitFiles written = CommitFiles.open(target)) {
          requireWhole(to, written);
        }
        try (DocumentIndex copy = DocumentIndex.open(draft.folder())) {
          documents = copy.documentCount();
        }
      }
      draft.publish();
      return documents;
    } catch (IOException failure) {
      throw IndexException.of(to, failure);
    }
  }

  private static void requireWhole(Path path, CommitFiles files) throws IOException {
    List<String> damaged = files.damaged();
    if (!damaged.isEmpty()) {
      throw IndexException.damaged(path, damaged);
    }
  }
}
