package dev.pith.corpus;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file that is one document. */
final class WholeFile implements Entries {
  private final CorpusFile file;
  private final Function<CorpusFile, Content> reading;
  private boolean read;

  /**
   * What a file says.
   *
   * @param title empty when it says none
   */
  record Content(String title, String text) {}

  /**
   * @param reading fails with a {@link CorpusException}
   */
  WholeFile(CorpusFile file, Function<CorpusFile, Content> reading) {
    this.file = file;
    this.reading = reading;
  }

  /** A file of text in some format. */
  static WholeFile of(CorpusFile file, Function<FileBytes, Content> format) {
    return new WholeFile(file, whole -> format.apply(FileBytes.read(whole)));
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
    Content content = reading.apply(file);
    if (content.title().isBlank() && content.text().isBlank()) {
      throw new CorpusException(
          SetAside.whole(file.source(), "has no text: write some, or take it out"));
    }
    return new Document(
        file.id(), content.title().isBlank() ? file.title() : content.title(), content.text());
  }
}
