package dev.pith.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** The folder of an index, checked before Lucene sees it. */
final class IndexFolder {
  private IndexFolder() {}

  /** For an index that is there. */
  static Directory existing(Generation generation) throws IOException {
    if (generation.number() == 0) {
      return existing(generation.index());
    }
    if (generation.exists()) {
      Directory directory = FSDirectory.open(generation.folder());
      if (DirectoryReader.indexExists(directory)) {
        return directory;
      }
      directory.close();
    }
    String folder = generation.folder().getFileName().toString();
    throw IndexException.damaged(generation.index(), folder, "there is no index in it");
  }

  private static Directory existing(Path path) throws IOException {
    if (!Files.isDirectory(path) || isEmpty(path)) {
      throw new IndexException(
          "there is no index in %s: build one there first, or name the folder of one"
              .formatted(path));
    }
    Directory directory = FSDirectory.open(path);
    if (!DirectoryReader.indexExists(directory)) {
      directory.close();
      throw new IndexException(
          "%s holds files but no index: name the folder of an index%s"
              .formatted(path, example(path)));
    }
    return directory;
  }

  /** Names the newest index in {@code path}, for whoever named the folder around it. */
  private static String example(Path path) throws IOException {
    List<Path> inside;
    try (Stream<Path> files = Files.list(path)) {
      inside = files.filter(Files::isDirectory).filter(Files::isReadable).toList();
    }
    FileTime newest = FileTime.fromMillis(Long.MIN_VALUE);
    String example = "";
    for (Path folder : inside) {
      FileTime changed = Files.getLastModifiedTime(folder);
      if (changed.compareTo(newest) > 0 && Generation.isIndex(folder)) {
        newest = changed;
        example = ", such as " + folder;
      }
    }
    return example;
  }

  /** For a new index: a folder that is empty or does not exist yet. */
  static Directory fresh(Path path) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IndexException("%s is a file: name a folder for the index".formatted(path));
    }
    if (Files.isDirectory(path) && !isEmpty(path)) {
      throw new IndexException(
          ("%s is not empty: name a new folder, or, if there is an index in it, add to that "
                  + "or delete it first")
              .formatted(path));
    }
    return FSDirectory.open(path);
  }

  /** Whether there is something in it that may be an index. */
  static boolean isFilled(Path path) {
    try {
      return Files.isDirectory(path) && !isEmpty(path);
    } catch (IOException failure) {
      throw IndexException.of(path, failure);
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      // Lucene leaves its lock file behind; it alone says nothing.
      return files.allMatch(file -> file.endsWith(IndexWriter.WRITE_LOCK_NAME));
    }
  }
}
