package dev.pith.corpus;

import org.jspecify.annotations.Nullable;

/** A document for each line that is not blank, called by its number. */
final class LineEntries implements Entries {
  private final BoundedLines lines;
  private final CorpusFile file;

  LineEntries(BoundedLines lines, CorpusFile file) {
    this.lines = lines;
    this.file = file;
  }

  @Override
  public @Nullable Entry next() {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    return line == null ? null : new Document(file.id(lines.number()), "", line.strip());
  }

  @Override
  public long line() {
    return lines.number();
  }

  @Override
  public void close() {
    lines.close();
  }
}
