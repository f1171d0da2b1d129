package dev.pith.corpus;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Stream;

/** One file that is a corpus, or that of a BEIR folder. */
final class FileSource implements DocumentSource {
  private final Path path;
  private final CorpusFile file;
  private final FileKind kind;
  private final FieldMapping fields;

  /**
   * @param path what it is called by
   */
  FileSource(Path path, Path file, FieldMapping fields) {
    this.path = path;
    this.file = CorpusFile.alone(file);
    this.kind = FileKind.alone(this.file);
    this.fields = fields;
  }

  /** The folder's name, or the file's without what stands behind its last dot. */
  @Override
  public String name() {
    return path.equals(file.path()) ? file.title() : FolderSource.name(path);
  }

  @Override
  public String source() {
    return file.source();
  }

  @Override
  public Stream<Entry> entries() {
    return entries(ExtractedFiles.installed());
  }

  /** A PDF or office file counts as one, unread. */
  @Override
  public long documentCount() {
    return Entries.countDocuments(entries(OfficeFiles.UNREAD));
  }

  private Stream<Entry> entries(OfficeFiles office) {
    return Entries.stream(
            new TolerantEntries(
                () ->
                    new DistinctEntries(
                        kind.open(file, fields, office), file.source(), new HashSet<>())))
        .onClose(office::close);
  }
}
