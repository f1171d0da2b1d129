package dev.pith.index;

import dev.pith.disk.DurableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;

/**
 * One of the indexes that a folder holds after each other, each a Lucene index by itself:
 *
 * <pre>
 *   DIR/               Lucene's files of number 0, which an index begins with
 *   DIR/current        the name of the generation that counts; without it, number 0 does
 *   DIR/generation-1/  Lucene's files of number 1, and so on
 * </pre>
 *
 * <p>The one after the current one is being built, or was when a process ended; earlier ones are to
 * be deleted.
 *
 * @param index the folder of all of them, as the user names it
 * @param number 0 for the first
 */
record Generation(Path index, int number) {
  private static final String CURRENT = "current";
  private static final String DRAFT = "current.draft";
  private static final String PREFIX = "generation-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([1-9][0-9]{0,8})");

  /** Something done with the generation that counts. */
  @FunctionalInterface
  interface Work<T> {
    T with(Generation generation) throws IOException;
  }

  /** The one that counts; it need not hold an index. */
  static Generation current(Path index) throws IOException {
    Path pointer = index.resolve(CURRENT);
    if (!Files.isRegularFile(pointer)) {
      return new Generation(index, 0);
    }
    String name = new String(Files.readAllBytes(pointer), StandardCharsets.ISO_8859_1).strip();
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw IndexException.damaged(index, CURRENT, "it names no generation");
    }
    return new Generation(index, Integer.parseInt(matcher.group(1)));
  }

  /**
   * What {@code work} gives with the one that counts. When it fails because another one came to
   * count meanwhile, it is done again.
   */
  static <T> T use(Path index, Work<T> work) throws IOException {
    while (true) {
      Generation generation = current(index);
      try {
        return work.with(generation);
      } catch (IOException | IndexException failure) {
        if (generation.isCurrent()) {
          throw failure;
        }
      }
    }
  }

  /** Removes what is left of those before the one that counts. */
  static void deleteOld(Path index) throws IOException {
    int current = current(index).number();
    if (current == 0) {
      return;
    }
    List<Generation> old;
    try (Stream<Path> entries = Files.list(index)) {
      old =
          entries
              .map(entry -> NAME.matcher(entry.getFileName().toString()))
              .filter(Matcher::matches)
              .map(matcher -> new Generation(index, Integer.parseInt(matcher.group(1))))
              .filter(generation -> generation.number() < current)
              .toList();
    }
    new Generation(index, 0).delete();
    for (Generation generation : old) {
      generation.delete();
    }
  }

  /** Whether a folder has the files of an index, and is not itself a generation of one. */
  static boolean isIndex(Path folder) throws IOException {
    if (NAME.matcher(folder.getFileName().toString()).matches()) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.equals(CURRENT) || isCommit(name));
    }
  }

  Path folder() {
    return number == 0 ? index : index.resolve(PREFIX + number);
  }

  boolean isCurrent() throws IOException {
    return current(index).equals(this);
  }

  Generation next() {
    return new Generation(index, number + 1);
  }

  /** Whether something is in its place. */
  boolean exists() {
    return Files.isDirectory(folder());
  }

  /** Makes its folder, durably. */
  void create() throws IOException {
    Files.createDirectory(folder());
    sync();
  }

  /**
   * Makes this the one that counts, durably; its files have been fsynced. Whoever looks, also after
   * a crash, finds either the old one or this.
   */
  void makeCurrent() throws IOException {
    Generation before = current(index);
    point();
    try {
      sync();
    } catch (IOException unsafe) {
      // What counts must be durable, so that what is acknowledged with it is.
      before.pointAgain();
      throw unsafe;
    }
  }

  private void point() throws IOException {
    Path draft = index.resolve(DRAFT);
    try (FileChannel file =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer name =
          ByteBuffer.wrap((PREFIX + number + "\n").getBytes(StandardCharsets.US_ASCII));
      while (name.hasRemaining()) {
        file.write(name);
      }
      file.force(true);
    }
    Files.move(draft, index.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
  }

  private void pointAgain() throws IOException {
    if (number == 0) {
      Files.deleteIfExists(index.resolve(CURRENT));
    } else {
      point();
    }
  }

  /** Removes it, unless a writer of another process is at it. */
  void deleteUnlessWritten() throws IOException {
    if (exists()) {
      try (Directory directory = FSDirectory.open(folder());
          Lock writing = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
        writing.ensureValid();
        delete();
      }
    }
  }

  /** Removes it; whoever has it open reads on. */
  private void delete() throws IOException {
    if (!exists()) {
      return;
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder())) {
      files =
          entries
              .filter(file -> isLucenes(file.getFileName().toString()))
              // Commits go first: a part of an index must not look like one.
              .sorted(Comparator.comparing(file -> !isCommit(file.getFileName().toString())))
              .toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    if (number > 0) {
      Files.deleteIfExists(folder());
    }
    sync();
  }

  /** Whether it is the name of a file that Lucene writes. */
  static boolean isLucenes(String name) {
    return isCommit(name)
        || name.startsWith(IndexFileNames.PENDING_SEGMENTS)
        || name.equals(IndexWriter.WRITE_LOCK_NAME)
        || IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches();
  }

  private static boolean isCommit(String name) {
    return name.startsWith(IndexFileNames.SEGMENTS);
  }

  private void sync() throws IOException {
    DurableFile.force(index);
  }
}
