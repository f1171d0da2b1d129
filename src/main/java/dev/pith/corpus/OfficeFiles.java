package dev.pith.corpus;

/** What PDF and office files say. For one thread. */
interface OfficeFiles extends AutoCloseable {
  /** Takes every file for a document, to count them without reading them. */
  OfficeFiles UNREAD = file -> new WholeFile.Content("", "unread");

  /** The title, empty when the file tells none, and the text, which may be empty. */
  WholeFile.Content read(CorpusFile file);

  @Override
  default void close() {}
}
