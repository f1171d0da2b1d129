package dev.pith.corpus;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder with files of any kind. */
final class FolderSource implements DocumentSource {
  private final Path folder;
  private final FieldMapping fields;

  FolderSource(Path folder, FieldMapping fields) {
    this.folder = folder;
    this.fields = fields;
  }

  @Override
  public String name() {
    return name(folder);
  }

  static String name(Path folder) {
    return Objects.requireNonNullElse(folder.toAbsolutePath().normalize().getFileName(), folder)
        .toString();
  }

  @Override
  public String source() {
    return folder.toString();
  }

  @Override
  public Stream<Entry> entries() {
    return Entries.stream(new FolderEntries(folder, fields));
  }
}
