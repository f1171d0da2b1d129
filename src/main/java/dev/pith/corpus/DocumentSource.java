package dev.pith.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents, wherever they are: a folder in BEIR layout, a {@code .jsonl} file of that layout, or a
 * UTF-8 text file with a document on each line, whose ids are the numbers of the lines.
 *
 * <p>Nothing is kept in memory, and files are read again at every call. Methods throw {@link
 * CorpusException} where a file is missing or wrong.
 */
public final class DocumentSource {
  private static final String JSON_LINES = ".jsonl";

  private final Path path;
  private final Path file;

  private DocumentSource(Path path, Path file) {
    this.path = path;
    this.file = file;
  }

  /** Checks that there is something to read, and nothing of what it says. */
  public static DocumentSource open(Path path) {
    if (Files.isDirectory(path)) {
      return new DocumentSource(path, BeirFolder.open(path).directory().resolve(BeirFolder.CORPUS));
    }
    if (!Files.isRegularFile(path)) {
      throw new CorpusException(
          "%s does not exist: name a folder with %s, or a file".formatted(path, BeirFolder.CORPUS));
    }
    return new DocumentSource(path, path);
  }

  /** The folder's name, or the file's without what stands behind its last dot. */
  public String name() {
    String name =
        Objects.requireNonNullElse(path.toAbsolutePath().normalize().getFileName(), path)
            .toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 && path.equals(file) ? name.substring(0, dot) : name;
  }

  /** All documents in file order, read as they are asked for; close the stream. */
  public Stream<Document> documents() {
    return file.toString().endsWith(JSON_LINES) ? JsonDocuments.of(file) : lines();
  }

  private Stream<Document> lines() {
    BoundedLines lines = BoundedLines.open(file);
    return Stream.iterate(1L, number -> number + 1)
        .map(number -> new NumberedLine(number, lines.next()))
        .takeWhile(line -> line.text() != null)
        .map(NumberedLine::document)
        .filter(document -> !document.text().isBlank())
        .onClose(lines::close);
  }

  /**
   * A line of a text file.
   *
   * @param text null behind the last
   */
  private record NumberedLine(long number, @Nullable String text) {
    Document document() {
      return new Document(Long.toString(number), "", Objects.requireNonNullElse(text, "").strip());
    }
  }
}
