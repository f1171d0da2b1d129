package dev.pith.telemetry;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * A JSON object on a line for each request that was answered.
 *
 * <p>A thread of its own writes: at once where requests are few, many lines together where they are
 * many. What it cannot keep up with, or cannot write because the disk is full, is dropped and
 * counted; whoever answers requests never waits for it. Safe for use by many threads at once.
 */
public final class AccessLog implements AutoCloseable {
  /** So many requests may wait to be written, some 2 MB. */
  static final int MOST_WAITING = 8192;

  private static final Logger LOGGER = System.getLogger(AccessLog.class.getName());

  private static final int MOST_TOGETHER = 512;
  private static final Duration TO_END = Duration.ofSeconds(2);

  private final LineChannel lines;
  private final BlockingQueue<Optional<AnsweredRequest>> waiting =
      new ArrayBlockingQueue<>(MOST_WAITING);
  private final LongAdder dropped = new LongAdder();
  private final Thread writer;
  private volatile boolean closing;
  private boolean failing;

  private AccessLog(WritableByteChannel channel) {
    this.lines = new LineChannel(channel);
    this.writer = Thread.ofPlatform().name("access-log").daemon().start(this::write);
  }

  /**
   * Writes behind what is in the file.
   *
   * @throws IOException when it cannot be written
   */
  public static AccessLog open(Path file) throws IOException {
    return to(
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
  }

  /**
   * Writes there.
   *
   * @param channel closed with the log
   */
  public static AccessLog to(WritableByteChannel channel) {
    return new AccessLog(channel);
  }

  /** Has a line written soon, if there is room for it. */
  public void add(AnsweredRequest request) {
    if (closing || !waiting.offer(Optional.of(request))) {
      dropped.increment();
    }
  }

  /** How many lines could not be written so far. */
  public long droppedLines() {
    return dropped.sum();
  }

  private void write() {
    List<Optional<AnsweredRequest>> next = new ArrayList<>();
    try {
      while (!closing || !waiting.isEmpty()) {
        next.add(waiting.take());
        waiting.drainTo(next, MOST_TOGETHER - 1);
        write(next.stream().flatMap(Optional::stream).map(AccessLog::line).toList());
        next.clear();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] line(AnsweredRequest request) {
    return AccessLine.of(request).encoded();
  }

  private void write(List<byte[]> next) {
    try {
      lines.write(next);
      failing = false;
    } catch (LineChannel.FailedException e) {
      dropped.add(next.size() - e.written());
      // Once for each time that it begins: a log of failures would fill the disk as well.
      if (!failing) {
        LOGGER.log(Level.WARNING, "requests are answered but not logged: {0}", e.getMessage());
      }
      failing = true;
    }
  }

  /** Writes what waits, for two seconds at most. */
  @Override
  public void close() {
    closing = true;
    // Wakes the writer; where there is no room it is awake.
    waiting.offer(Optional.empty());
    boolean interrupted = false;
    try {
      if (!writer.join(TO_END)) {
        LOGGER.log(Level.WARNING, "the last lines of the access log could not be written in time");
      }
      lines.close();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "the access log could not be closed", e);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
