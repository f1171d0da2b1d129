package dev.pith.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/** An index cannot be used as it is; the message says why and what to do. */
public final class IndexException extends RuntimeException {
  public IndexException(String message) {
    super(message);
  }

  public IndexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What a failure of Lucene or the file system means for the index in {@code path}. */
  static IndexException of(Path path, IOException failure) {
    return new IndexException("index %s %s".formatted(path, clause(failure)), failure);
  }

  /** The index was closed, by its owner or after a failure that made it unsafe to go on. */
  static IndexException closed(Path path, RuntimeException failure) {
    Throwable reason = failure.getCause() == null ? failure : failure.getCause();
    return new IndexException(
        "index %s is closed (%s): open it again; what was acknowledged is in it"
            .formatted(path, reason.getMessage()),
        failure);
  }

  /** Files whose checksums do not fit. */
  static IndexException damaged(Path path, List<String> files) {
    return new IndexException(
        "index %s %s"
            .formatted(path, damaged("the checksum does not fit: " + String.join(", ", files))));
  }

  /** Files of which is told what is wrong. */
  static IndexException broken(Path path, List<String> clauses) {
    return new IndexException("index %s %s".formatted(path, damaged(String.join("; ", clauses))));
  }

  /** A file that says something else than it should. */
  static IndexException damaged(Path path, String file, String clause) {
    return new IndexException(
        "index %s %s".formatted(path, damaged("%s: %s".formatted(file, clause))));
  }

  /** Another index was built where this one was open. */
  static IndexException replaced(Path path, @Nullable RuntimeException failure) {
    return new IndexException(
        "index %s was replaced by another while it was open: open it again".formatted(path),
        failure);
  }

  /** What kind of failure it is, for those who can do more than tell of it. */
  public Reason reason() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof LockObtainFailedException) {
        return Reason.LOCKED;
      }
      if (cause instanceof IOException failure && isFull(failure)) {
        return Reason.FULL;
      }
    }
    return Reason.OTHER;
  }

  /** Failures that go away by themselves, or when someone makes room, and others. */
  public enum Reason {
    /** Another process writes the index. */
    LOCKED,
    /** The disk has no room. */
    FULL,
    OTHER
  }

  private static String clause(IOException failure) {
    return switch (failure) {
      case LockObtainFailedException locked ->
          "is being written by another process: wait until that one is done, or stop it";
      case IndexNotFoundException none ->
          "does not exist: build it first, or name the folder of one that does";
      case IndexFormatTooOldException old -> "was made by an older version: build it again";
      case IndexFormatTooNewException fresh ->
          "was made by a newer version: use that one, or build the index again";
      case CorruptIndexException corrupt -> damaged(corrupt.getOriginalMessage());
      case EOFException truncated -> damaged("a file is cut short");
      case NoSuchFileException missing -> damaged("a file is missing: " + missing.getMessage());
      case FileNotFoundException missing -> damaged("a file is missing: " + missing.getMessage());
      case ClosedByInterruptException asked -> "was let go: the work on it was interrupted";
      case AccessDeniedException denied ->
          "may not be read or written (%s): change the rights of the folder, or choose another"
              .formatted(denied.getMessage());
      default -> fromMessage(failure);
    };
  }

  private static String fromMessage(IOException failure) {
    if (isFull(failure)) {
      return "has no room on its disk: free some space and go on; what was acknowledged is in it";
    }
    if (String.valueOf(failure.getMessage()).contains("Read-only file system")) {
      return "is on a read-only file system: choose another folder";
    }
    return "cannot be read or written (%s): check the disk".formatted(failure);
  }

  /** The file system tells this only in words; the JDK passes on those of strerror(3). */
  private static boolean isFull(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("No space left on device") || message.contains("quota exceeded");
  }

  private static String damaged(String detail) {
    return "is damaged (%s): restore a snapshot, or delete it and build it again".formatted(detail);
  }
}
