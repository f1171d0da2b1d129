package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.evaluate.QualityTask;
import dev.pith.index.DocumentIndex;
import dev.pith.index.Pairing;
import dev.pith.index.VectorPrecision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the cells of a report search.
 *
 * @param index an index that holds their vectors already; empty when they are to be embedded
 */
record CellDocuments(BeirFolder corpus, Optional<Path> index) {
  /**
   * Refuses an index that is not what the report would make itself, before any work.
   *
   * @param makers whose vectors of documents are needed
   */
  void check(QualityTask task, List<Encoder> makers) {
    index.ifPresent(
        folder -> {
          try (DocumentIndex made = DocumentIndex.open(folder)) {
            checkKind(made);
            makers.forEach(encoder -> made.field(encoder, Pairing.SYMMETRIC));
            checkDocuments(made, task.documents());
          }
        });
  }

  private static void checkKind(DocumentIndex made) {
    if (made.passageTokens().isPresent()) {
      throw new CliException(
          "index %s is of passages, and a report's cells embed documents as a whole: name one that was made without --passages"
              .formatted(made.path()));
    }
    if (made.precision() != VectorPrecision.FLOAT32) {
      throw new CliException(
          "index %s was linked by %d-bit vectors, and a report's by 32: name one of 32, or leave out --index"
              .formatted(made.path(), made.precision().bits()));
    }
  }

  private void checkDocuments(DocumentIndex made, List<Document> documents) {
    if (made.documentCount() != documents.size()) {
      throw notTheirs(
          made,
          "it has %,d documents instead of %,d".formatted(made.documentCount(), documents.size()));
    }
    for (Document document : documents) {
      boolean same =
          made.document(document.id())
              .filter(there -> there.passage().equals(document.passage()))
              .isPresent();
      if (!same) {
        throw notTheirs(made, "'%s' is missing or another one".formatted(document.id()));
      }
    }
  }

  private CliException notTheirs(DocumentIndex made, String reason) {
    return new CliException(
        "index %s is not of the documents in %s: %s; leave out --index to have them embedded"
            .formatted(made.path(), corpus.directory(), reason));
  }
}
