package dev.pith.corpus;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Stream;

/** JSON Lines that come and are gone. */
final class OnceSource implements DocumentSource {
  private final String name;
  private final InputStream bytes;
  private final FieldMapping fields;

  OnceSource(String name, InputStream bytes, FieldMapping fields) {
    this.name = name;
    this.bytes = bytes;
    this.fields = fields;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String source() {
    return name;
  }

  @Override
  public boolean isRereadable() {
    return false;
  }

  @Override
  public Stream<Entry> entries() {
    BoundedLines lines = BoundedLines.of(name, bytes);
    Entries documents =
        new MappedEntries(new JsonLineObjects(lines), CorpusFile.alone(Path.of(name)), fields);
    return Entries.stream(
        new TolerantEntries(() -> new DistinctEntries(documents, name, new HashSet<>())));
  }
}
