package dev.pith.corpus;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second writer from a file, in this process and in others. The lock is on a file beside
 * it, {@code FILE.lock}, which stays: the file itself is replaced at times, and its lock would go
 * with it.
 */
final class WriterLock implements AutoCloseable {
  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it, and does not wait.
   *
   * @throws CorpusException when somebody has it
   */
  static WriterLock take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException ours) {
      // Not taken, as when another process has it.
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    if (!taken) {
      throw new CorpusException(
          "%s is being written by another server: stop that one, or name another file"
              .formatted(file));
    }
    return new WriterLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
