package dev.pith.corpus;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A folder with files of any kind. */
final class FolderSource implements DocumentSource {
  private final Path folder;
  private final FieldMapping fields;
  private final Supplier<OfficeFiles> office;

  FolderSource(Path folder, FieldMapping fields) {
    this(folder, fields, ExtractedFiles::installed);
  }

  /**
   * @param office for each stream, which closes it
   */
  FolderSource(Path folder, FieldMapping fields, Supplier<OfficeFiles> office) {
    this.folder = folder;
    this.fields = fields;
    this.office = office;
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
    return entries(office.get());
  }

  /** Each PDF or office file counts as one, unread. */
  @Override
  public long documentCount() {
    return Entries.countDocuments(entries(OfficeFiles.UNREAD));
  }

  private Stream<Entry> entries(OfficeFiles office) {
    return Entries.stream(new FolderEntries(folder, fields, office)).onClose(office::close);
  }
}
