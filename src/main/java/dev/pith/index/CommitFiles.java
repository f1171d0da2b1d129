package dev.pith.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * Every file of the newest commit of an index, opened. An open file can be read to its end,
 * whatever a writer of any process deletes meanwhile; so the commit stays whole for as long as this
 * is open. To be used by the thread that opened it.
 */
final class CommitFiles implements AutoCloseable {
  /** Commits that may overtake the opening of the files, which takes moments. */
  private static final int MOST_TRIES = 20;

  private final SegmentInfos commit;
  private final SortedMap<String, IndexInput> files = new TreeMap<>();

  private CommitFiles(SegmentInfos commit) {
    this.commit = commit;
  }

  static CommitFiles open(Directory directory) throws IOException {
    for (int tried = 1; ; tried++) {
      SegmentInfos commit = SegmentInfos.readLatestCommit(directory);
      CommitFiles files = new CommitFiles(commit);
      try {
        files.openAll(directory);
        return files;
      } catch (NoSuchFileException | FileNotFoundException vanished) {
        files.close();
        // A writer deletes files only after a commit that does without them.
        if (tried == MOST_TRIES || newest(directory) == commit.getGeneration()) {
          throw vanished;
        }
      } catch (IOException | RuntimeException failure) {
        files.close();
        throw failure;
      }
    }
  }

  private static long newest(Directory directory) throws IOException {
    return SegmentInfos.getLastCommitGeneration(directory);
  }

  private void openAll(Directory directory) throws IOException {
    for (String name : commit.files(true)) {
      files.put(name, directory.openInput(name, IOContext.DEFAULT));
    }
  }

  Collection<String> names() {
    return files.keySet();
  }

  Map<String, String> userData() {
    return commit.getUserData();
  }

  long bytes() {
    return files.values().stream().mapToLong(IndexInput::length).sum();
  }

  /** Documents that can be found. */
  long documents() {
    long documents = 0;
    for (SegmentCommitInfo segment : commit) {
      documents += segment.info.maxDoc() - segment.getDelCount();
    }
    return documents;
  }

  /**
   * Names of the files that are not as they were written, by their checksums.
   *
   * @throws ClosedByInterruptException when the thread is interrupted, after the file at hand
   */
  List<String> damaged() throws IOException {
    List<String> damaged = new ArrayList<>();
    for (Map.Entry<String, IndexInput> file : files.entrySet()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new ClosedByInterruptException();
      }
      if (isDamaged(file.getValue())) {
        damaged.add(file.getKey());
      }
    }
    return damaged;
  }

  /** Lucene ends every file with a checksum of all that stands before. */
  static boolean isDamaged(IndexInput file) throws IOException {
    try {
      CodecUtil.checksumEntireFile(file);
      return false;
    } catch (CorruptIndexException wrong) {
      return true;
    }
  }

  /** Writes all files and fsyncs them. */
  void copyTo(Directory target) throws IOException {
    for (Map.Entry<String, IndexInput> file : files.entrySet()) {
      IndexInput from = file.getValue();
      from.seek(0);
      try (IndexOutput to = target.createOutput(file.getKey(), IOContext.DEFAULT)) {
        to.copyBytes(from, from.length());
      }
    }
    target.sync(names());
    target.syncMetaData();
  }

  @Override
  public void close() throws IOException {
    for (IndexInput file : files.values()) {
      file.close();
    }
  }
}
