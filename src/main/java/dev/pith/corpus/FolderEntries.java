package dev.pith.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of all files of a folder, one file open at a time. */
final class FolderEntries implements Entries {
  private final FolderWalk walk;
  private final FieldMapping fields;
  private final OfficeFiles office;
  private final Set<String> seen = new HashSet<>();
  private @Nullable Entries open;

  /**
   * @param office stays open; belongs to the caller
   */
  FolderEntries(Path folder, FieldMapping fields, OfficeFiles office) {
    this.walk = new FolderWalk(folder);
    this.fields = fields;
    this.office = office;
  }

  @Override
  public @Nullable Entry next() {
    while (true) {
      Entry entry = open == null ? null : open.next();
      if (entry != null) {
        return entry;
      }
      close();
      Path path;
      try {
        path = walk.next();
      } catch (CorpusException unreadable) {
        return unreadable.place().orElseThrow(() -> unreadable);
      }
      if (path == null) {
        return null;
      }
      CorpusFile file = new CorpusFile(path, walk.name(path));
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        // Reading a pipe or a device may wait for ever.
        return SetAside.whole(file.source(), "is a pipe or a device: make it a file");
      }
      open = new TolerantEntries(() -> open(file));
    }
  }

  private Entries open(CorpusFile file) {
    Optional<FileKind> kind = FileKind.within(file);
    if (kind.isEmpty()) {
      return new OneEntry(new PassedOver(file.extension()));
    }
    return new DistinctEntries(kind.get().open(file, fields, office), file.source(), seen);
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  /** A file of which there is one thing to say. */
  private static final class OneEntry implements Entries {
    private @Nullable Entry entry;

    OneEntry(Entry entry) {
      this.entry = entry;
    }

    @Override
    public @Nullable Entry next() {
      Entry given = entry;
      entry = null;
      return given;
    }
  }
}
