package dev.pith.corpus;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Documents, wherever they are. Each has an id that no other of the source has.
 *
 * <p>Reading is a choice: {@link #entries} sets aside what cannot be read and goes on, {@link
 * #documents} ends there with a {@link CorpusException}. Of what is read only ids are kept, and the
 * same files give the same entries in the same order. Safe for use by many threads, unless it is
 * read once; a stream belongs to one.
 */
public interface DocumentSource {
  /**
   * Finds out what is there, and reads nothing of it.
   *
   * <ul>
   *   <li>a folder with {@code corpus.jsonl}: the documents of that file, as in {@link BeirFolder}
   *   <li>any other folder: its files and those of the folders in it, by {@link FileKind}; files of
   *       text, Markdown, HTML, PDF and office programs are a document each, called by its path
   *   <li>a file by itself: the same, but one of text has a document on each line
   * </ul>
   */
  static DocumentSource open(Path path) {
    return open(path, FieldMapping.DEFAULT);
  }

  /** The same with fields that somebody has named. */
  static DocumentSource open(Path path, FieldMapping fields) {
    if (Files.isDirectory(path)) {
      Path corpus = path.resolve(BeirFolder.CORPUS);
      return Files.exists(corpus)
          ? new FileSource(path, corpus, fields)
          : new FolderSource(path, fields);
    }
    if (!Files.isRegularFile(path)) {
      throw new CorpusException(
          Files.exists(path)
              ? "%s is neither a folder nor a file: name one that is".formatted(path)
              : "%s does not exist: name a folder or a file with documents".formatted(path));
    }
    return new FileSource(path, path, fields);
  }

  /**
   * JSON Lines that are read once.
   *
   * @param name what failures call it
   * @param bytes UTF-8; closed with the stream
   */
  static DocumentSource once(String name, InputStream bytes, FieldMapping fields) {
    return new OnceSource(name, bytes, fields);
  }

  /**
   * Documents that are in memory, or come from somewhere else. The first that has no id of its own
   * ends it.
   *
   * @param name what to call it in a sentence, and an encoder that is fitted to it
   * @param documents in the order in which they are wanted; read once, unless a {@link
   *     java.util.Collection}
   */
  static DocumentSource of(String name, Iterable<Document> documents) {
    return new GivenDocuments(name, documents);
  }

  /** What to call it in a sentence: the last of its path, where it has one. */
  String name();

  /** Where it is, as failures tell it. */
  String source();

  /** Whether it can be read again. */
  default boolean isRereadable() {
    return true;
  }

  /** All there is, read as it is asked for; close the stream. */
  Stream<Entry> entries();

  /** The documents; what cannot be read is a {@link CorpusException}. Close the stream. */
  default Stream<Document> documents() {
    return entries()
        .mapMulti(
            (entry, next) -> {
              switch (entry) {
                case Document document -> next.accept(document);
                case SetAside wrong -> throw new CorpusException(wrong);
                case PassedOver _ -> {}
                case Remark _ -> {}
              }
            });
  }

  /**
   * How many documents can be read; reads all of it, or as far as its thread is not interrupted.
   * PDF and office files are not read for it: of those, some may say nothing.
   */
  default long documentCount() {
    return Entries.countDocuments(entries());
  }

  /** Requires a document that can be read; reads to the first. */
  default void requireDocument() {
    SetAside first = null;
    try (Stream<Entry> all = entries()) {
      for (var rest = all.iterator(); rest.hasNext(); ) {
        switch (rest.next()) {
          case Document _ -> {
            return;
          }
          case SetAside wrong -> first = first == null ? wrong : first;
          case PassedOver _ -> {}
          case Remark _ -> {}
        }
      }
    }
    throw first == null
        ? new CorpusException("%s has no documents: name one that has".formatted(source()))
        : new CorpusException(first);
  }
}
