package dev.pith.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is in the file of a {@link JudgementLog}, which may be written meanwhile.
 *
 * @param thumbs all that is said in it
 * @param lines how many there are
 * @param wholeBytes of those lines
 * @param tornBytes behind them, of a line that a crash has cut off; nobody was told that it is safe
 * @param ended whether the last of the lines has an end
 */
public record ThumbFile(Thumbs thumbs, int lines, long wholeBytes, long tornBytes, boolean ended) {
  /** Longest file that is read: some 500,000 judgements. */
  static final int MAX_BYTES = 64 << 20;

  /**
   * Reads it; blank lines are skipped.
   *
   * @throws CorpusException when it is not there or too long, or a line is damaged, which is named
   */
  public static ThumbFile read(Path file) {
    byte[] bytes = bytes(file);
    int behindLast = behindLastLine(bytes);
    Thumbs thumbs = new Thumbs();
    int lines = readLines(file, Arrays.copyOf(bytes, behindLast), thumbs);
    byte[] rest = Arrays.copyOfRange(bytes, behindLast, bytes.length);
    Optional<Thumb> unended = whole(rest);
    unended.ifPresent(thumbs::put);
    return unended.isPresent()
        ? new ThumbFile(thumbs, lines + 1, bytes.length, 0, false)
        : new ThumbFile(thumbs, lines, behindLast, rest.length, true);
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new CorpusException(
            "%s is longer than %d bytes: it is no judgement log, or name a new one"
                .formatted(file, MAX_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new CorpusException(
          "%s does not exist: name a file that pith serve --judgements has written".formatted(file),
          missing);
    } catch (IOException failure) {
      throw Utf8File.unreadable(file.toString(), failure);
    }
  }

  private static int behindLastLine(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static int readLines(Path file, byte[] bytes, Thumbs thumbs) {
    int count = 0;
    try (BoundedLines lines = BoundedLines.of(file.toString(), bytes)) {
      JsonObjects objects = new JsonObjects(lines::problem);
      for (String line = lines.next(); line != null; line = lines.next()) {
        count++;
        if (!line.isBlank()) {
          thumbs.put(ThumbLine.read(line, objects));
        }
      }
    }
    return count;
  }

  /** The thumb in what stands behind the last end of a line: no beginning of one is one. */
  private static Optional<Thumb> whole(byte[] rest) {
    try (BoundedLines lines = BoundedLines.of("", rest)) {
      String line = lines.next();
      return line == null
          ? Optional.empty()
          : Optional.of(ThumbLine.read(line, new JsonObjects(lines::problem)));
    } catch (CorpusException torn) {
      return Optional.empty();
    }
  }

  /** The torn line as a clause about the file; empty when there is none. */
  public Optional<String> remark() {
    return tornBytes == 0
        ? Optional.empty()
        : Optional.of(
            "ends with %d bytes of a line that was not written to its end, which are left out; what was acknowledged is there"
                .formatted(tornBytes));
  }
}
