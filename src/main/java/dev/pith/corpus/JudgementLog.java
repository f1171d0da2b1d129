package dev.pith.corpus;

import dev.pith.disk.DurableFile;
import dev.pith.disk.WriterLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A file in which people say which documents are relevant to which queries, a {@link ThumbLine} for
 * each word. Lines are only appended, and the last word on a pair of query and document is the one
 * that counts.
 *
 * <p>What {@link #give} has returned from is on the disk. A crash leaves at most a part of a line
 * that nobody was told of; it is cut off when the log is opened again. A line before that which
 * cannot be read is a failure that names it: somebody's judgement is in it.
 *
 * <p>The file has at most {@value #MAX_JUDGEMENTS} judgements. When it has over {@value
 * #SPARE_LINES} lines more than twice as many as it says something, it is written anew with what it
 * says; so its length, and the time to read it, are bounded by what people mean and not by how
 * often they changed their minds.
 *
 * <p>One log at a time writes a file; any number may read it with {@link ThumbFile}. Safe for use
 * by many threads at once.
 */
public final class JudgementLog implements AutoCloseable {
  /** Most pairs of query and document. */
  public static final int MAX_JUDGEMENTS = 100_000;

  static final int SPARE_LINES = 1_000;

  private static final Logger LOGGER = System.getLogger(JudgementLog.class.getName());

  private final Path file;
  private final WriterLock lock;
  private final InstantSource clock;
  private final Thumbs thumbs;
  private final Optional<String> remark;

  private long lines;

  /** Length of what counts, as it was before the last line was written or behind it. */
  private long bytes;

  /** Whether something may stand behind the bytes that count. */
  private boolean torn;

  private boolean closed;

  private JudgementLog(Path file, WriterLock lock, InstantSource clock, ThumbFile found) {
    this.file = file;
    this.lock = lock;
    this.clock = clock;
    this.thumbs = found.thumbs();
    this.remark = found.remark().map(clause -> file + " " + clause);
    this.lines = found.lines();
    this.bytes = found.wholeBytes();
    this.torn = found.tornBytes() > 0;
  }

  /**
   * Opens the log in a file, and makes that where it is missing.
   *
   * @param file in a folder that exists
   * @throws CorpusException when a line is damaged, the place will not do, or another log has it
   */
  public static JudgementLog open(Path file, InstantSource clock) {
    Path place = file.toAbsolutePath().normalize();
    Path folder = place.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CorpusException(
          "the folder of %s does not exist: make it first, or name another file".formatted(file));
    }
    if (Files.isDirectory(place)) {
      throw new CorpusException("%s is a folder: name a file in it".formatted(file));
    }
    try {
      // What is written anew must not take the place of a link.
      Path target = Files.exists(place) ? place.toRealPath() : place;
      return locked(target, lock(target), clock);
    } catch (IOException failure) {
      throw new CorpusException(
          "%s cannot be written (%s): name a file where you may write".formatted(file, failure),
          failure);
    }
  }

  private static WriterLock lock(Path file) throws IOException {
    return WriterLock.take(file.resolveSibling(file.getFileName() + ".lock"))
        .orElseThrow(
            () ->
                new CorpusException(
                    "%s is being written by another server: stop that one, or name another file"
                        .formatted(file)));
  }

  private static JudgementLog locked(Path file, WriterLock lock, InstantSource clock)
      throws IOException {
    try {
      if (!Files.exists(file)) {
        DurableFile.write(file, new byte[0]);
      }
      ThumbFile found = ThumbFile.read(file);
      JudgementLog log = new JudgementLog(file, lock, clock, found);
      log.mend(found.ended());
      log.compactWhenGrown();
      return log;
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private void mend(boolean ended) throws IOException {
    if (!ended) {
      append(new byte[] {'\n'});
    }
    cut();
  }

  /** What was cut off when it was opened, in one sentence; empty when nothing was. */
  public Optional<String> remark() {
    return remark;
  }

  /** What is said in it, which follows what is given. */
  public Thumbs thumbs() {
    return thumbs;
  }

  /**
   * Gives the last word on a document for a query. It is on the disk when this returns; where that
   * was the last word already, nothing is written.
   *
   * @param query blanks around it do not count; 1 to {@value Thumb#MAX_QUERY_CHARS} chars
   * @param document an id, which nothing is known of here
   * @throws IllegalArgumentException when one of them is out of bounds
   * @throws JudgementLogException when it could not be stored; then the word before it counts
   */
  public synchronized void give(String query, String document, Verdict verdict) {
    Thumb thumb =
        new Thumb(
            Thumb.question(query),
            document,
            verdict,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (closed) {
      throw new JudgementLogException(
          JudgementLogException.Reason.OTHER, "the judgements are closed: open them again");
    }
    Verdict before = thumbs.lastWord(thumb);
    if (before == verdict) {
      return;
    }
    byte[] line = ThumbLine.write(thumb);
    requireRoom(before == Verdict.WITHDRAWN, line.length);
    try {
      append(line);
    } catch (IOException failure) {
      throw JudgementLogException.of(failure);
    }
    lines++;
    thumbs.put(thumb);
    compactWhenGrown();
  }

  private void requireRoom(boolean isNew, int lineBytes) {
    if (bytes + lineBytes > ThumbFile.MAX_BYTES) {
      compact();
    }
    if (bytes + lineBytes > ThumbFile.MAX_BYTES || (isNew && thumbs.size() >= MAX_JUDGEMENTS)) {
      throw new JudgementLogException(
          JudgementLogException.Reason.FULL,
          "%s holds %,d judgements and has no room for more: take some back, or begin another file"
              .formatted(file.getFileName(), thumbs.size()));
    }
  }

  /**
   * Writes behind the bytes that count, and waits for the disk. Not through a channel, which Java
   * closes under a thread that is interrupted.
   */
  private void append(byte[] line) throws IOException {
    cut();
    bytes = Files.size(file);
    torn = true;
    try (OutputStream end =
        Files.newOutputStream(
            file, StandardOpenOption.WRITE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC)) {
      end.write(line);
    }
    torn = false;
    bytes += line.length;
  }

  /** Takes away what a crash or a failure left of a line. */
  private void cut() throws IOException {
    if (torn) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(bytes);
        channel.force(true);
      }
      torn = false;
    }
  }

  private void compactWhenGrown() {
    if (lines > 2L * thumbs.size() + SPARE_LINES) {
      compact();
    }
  }

  /** Writes it anew, whole or not at all; what fails may be done later. */
  private void compact() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    thumbs.all().forEach(thumb -> said.writeBytes(ThumbLine.write(thumb)));
    try {
      cut();
      DurableFile.write(file, said.toByteArray());
      lines = thumbs.size();
      bytes = said.size();
    } catch (IOException failure) {
      LOGGER.log(Level.WARNING, "%s could not be made shorter".formatted(file), failure);
    }
  }

  /** Lets the file go; nothing can be given any more. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      lock.close();
    } catch (IOException failure) {
      LOGGER.log(Level.WARNING, "the lock of %s could not be let go".formatted(file), failure);
    }
  }
}
