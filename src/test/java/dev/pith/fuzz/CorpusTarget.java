package dev.pith.fuzz;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.CorpusException;
import dev.pith.corpus.Document;
import dev.pith.corpus.DocumentSource;
import dev.pith.corpus.SentencePairFile;
import dev.pith.corpus.SetAside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What people have, in each form that is read here: documents with ids of their own, and a sentence
 * for whatever is wrong.
 */
public final class CorpusTarget {
  /** The first byte of an input chooses one; the last three are parts of collections. */
  static final List<String> FILES =
      List.of(
          "documents.jsonl",
          "documents.json",
          "documents.csv",
          "documents.tsv",
          "documents.txt",
          "documents.md",
          "documents.html",
          "documents.trec",
          "pairs.tsv",
          "queries.jsonl",
          "qrels/test.tsv");

  private static final int PAIRS = FILES.indexOf("pairs.tsv");

  private static final Path FOLDER = folder();

  private CorpusTarget() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    int choice = Inputs.choice(input, FILES.size());
    Path file = Files.write(FOLDER.resolve(FILES.get(choice)), Inputs.rest(input));
    try {
      if (choice < PAIRS) {
        documents(file);
      } else if (choice == PAIRS) {
        SentencePairFile.read(file);
      } else {
        BeirFolder folder = BeirFolder.open(FOLDER);
        folder.queries();
        folder.judgements("test");
      }
    } catch (CorpusException refused) {
      if (refused.getMessage() == null || refused.getMessage().isBlank()) {
        throw new AssertionError("refused without a word", refused);
      }
    }
  }

  private static void documents(Path file) {
    Set<String> ids = new HashSet<>();
    try (Stream<?> entries = DocumentSource.open(file).entries()) {
      entries.forEach(
          entry -> {
            if (entry instanceof Document document && !ids.add(document.id())) {
              throw new AssertionError("two documents are called " + document.id());
            }
            if (entry instanceof SetAside wrong && wrong.sentence().isBlank()) {
              throw new AssertionError("set aside without a word");
            }
          });
    }
  }

  /** With a corpus, so that its queries and judgements can be opened. */
  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("corpus");
      Files.createDirectory(folder.resolve("qrels"));
      Files.writeString(folder.resolve("corpus.jsonl"), "{\"_id\": \"a\", \"text\": \"b\"}\n");
      Files.writeString(folder.resolve("queries.jsonl"), "{\"_id\": \"q\", \"text\": \"b\"}\n");
      Files.writeString(folder.resolve("qrels/test.tsv"), "query-id\tcorpus-id\tscore\nq\ta\t1\n");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
