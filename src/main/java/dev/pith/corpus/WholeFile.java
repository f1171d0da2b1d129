package dev.pith.corpus;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file that is one document. */
final class WholeFile implements Entries {
  private final CorpusFile file;
  private final Function<FileBytes, Content> format;
  private boolean read;

  /**
   * What a file says.
   *
   * @param title empty when it says none
   */
  record Content(String title, String text) {}

  WholeFile(CorpusFile file, Function<FileBytes, Content> format) {
    this.file = file;
    this.format = format;
  }

  /** A file without a format. */
  static Content plain(FileBytes bytes) {
    return new Content("", bytes.text().strip());
  }

  @Override
  public @Nullable Entry next() {
    if (read) {
      return null;
    }
    read = true;
    FileBytes bytes = FileBytes.read(file);
    Content content = format.apply(bytes);
    if (content.title().isBlank() && content.text().isBlank()) {
      throw bytes.problem("has no text: write some, or take it out");
    }
    return new Document(
        file.id(), content.title().isBlank() ? file.title() : content.title(), content.text());
  }
}
