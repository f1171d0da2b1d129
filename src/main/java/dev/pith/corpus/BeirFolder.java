package dev.pith.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A test collection in the layout of the BEIR benchmark (Thakur et al., 2021).
 *
 * <pre>
 *   corpus.jsonl      {"_id": string, "title": string, "text": string}   one object a line; also
 *                     "metadata": {field: string, number, boolean or list of strings}
 *   queries.jsonl     {"_id": string, "text": string}                    only for evaluation
 *   qrels/SPLIT.tsv   query-id, corpus-id, score; tab-separated, with that header line
 * </pre>
 *
 * <p>Other fields are ignored; a missing title or text is an empty one. Nothing is kept in memory
 * and files are read again at every call, so it is safe for use by many threads. Every method
 * throws {@link CorpusException} where a file is missing or wrong.
 */
public final class BeirFolder implements DocumentSource {
  static final String CORPUS = "corpus.jsonl";
  static final String QUERIES = "queries.jsonl";
  static final String QRELS = "qrels";

  private final Path directory;

  private BeirFolder(Path directory) {
    this.directory = directory;
  }

  /** Checks that the folder has a corpus with at least one document, the first one in order. */
  public static BeirFolder open(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CorpusException(
          "%s is not a folder: name one that holds %s".formatted(directory, CORPUS));
    }
    BeirFolder folder = new BeirFolder(directory);
    try (Stream<Document> documents = folder.documents()) {
      if (documents.findFirst().isEmpty()) {
        throw new CorpusException(
            "%s has no documents: write one JSON object a line"
                .formatted(directory.resolve(CORPUS)));
      }
    }
    return folder;
  }

  /**
   * Writes a folder. It appears whole, after all of it is on disk, or not at all.
   *
   * @param directory must not exist, or be empty; its parent must exist
   * @return the folder, opened
   */
  public static BeirFolder write(Path directory, CollectionContents contents) {
    BeirWriter.write(directory, contents);
    return open(directory);
  }

  public Path directory() {
    return directory;
  }

  @Override
  public String name() {
    return FolderSource.name(directory);
  }

  @Override
  public String source() {
    return directory.resolve(CORPUS).toString();
  }

  /** The documents, and nothing else: a collection for measuring is right or refused. */
  @Override
  public Stream<Entry> entries() {
    return documents().map(document -> document);
  }

  /** The documents in file order, read as they are asked for; close the stream. */
  @Override
  public Stream<Document> documents() {
    return JsonDocuments.of(directory.resolve(CORPUS));
  }

  /** Queries of all splits, in file order; at least one, each with a text. */
  public List<Query> queries() {
    Path file = directory.resolve(QUERIES);
    List<Query> queries = new ArrayList<>();
    try (JsonLines lines = JsonLines.open(file)) {
      for (JsonNode object = lines.next(); object != null; object = lines.next()) {
        String text = lines.objects().text(object, "text");
        if (text.isBlank()) {
          throw lines.objects().problem("has no text: a query needs words");
        }
        queries.add(new Query(lines.objects().id(object), text));
      }
    }
    if (queries.isEmpty()) {
      throw new CorpusException("%s has no queries: write one JSON object a line".formatted(file));
    }
    return List.copyOf(queries);
  }

  /**
   * What people judged relevant.
   *
   * @param split name of the file in {@code qrels} without {@code .tsv}, like {@code "test"}
   */
  public Judgements judgements(String split) {
    return QrelsFile.read(directory.resolve(QRELS), split);
  }
}
