package dev.pith.corpus;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A file of a corpus.
 *
 * @param path where it is
 * @param name what it is called within the corpus, with slashes; empty when it is the corpus
 */
record CorpusFile(Path path, String name) {
  /** A file that is the corpus. */
  static CorpusFile alone(Path path) {
    return new CorpusFile(path, "");
  }

  /** What failures call it. */
  String source() {
    return path.toString();
  }

  /** The id of the only document in it. */
  String id() {
    return name.isEmpty() ? fileName() : name;
  }

  /**
   * The id of one of its documents that has none of its own.
   *
   * @param number of its line
   */
  String id(long number) {
    return name.isEmpty() ? Long.toString(number) : name + ":" + number;
  }

  /** The file's name without what stands behind its last dot. */
  String title() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** What stands behind the last dot of its name, in lower case; empty without one. */
  String extension() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }

  private String fileName() {
    Path last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }
}
