package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.encode.Role;
import dev.pith.evaluate.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * How much of an encoder's rate is left when its documents are stored as well.
 *
 * <p>The same documents are encoded alone, then put into an index until nothing is left to merge,
 * then encoded alone again: what the machine does to one of them it does to its neighbours.
 */
record IndexingRate(Console console, Path folder) {
  private static final int BLOCK = 4_096;
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * The last encoder's, as {@code indexing-fraction}, and how many documents a core encodes in a
   * second, as {@code NAME-documents-per-core-second}.
   */
  List<Figure> measure(OpenEncoders encoders) throws IOException {
    Encoder encoder = encoders.all().getLast();
    BeirFolder corpus = BeirFolder.open(folder);
    long documents = corpus.documentCount();
    double before = encodeSeconds(corpus, documents, encoder);
    double indexing = indexSeconds(corpus, encoder);
    double after = encodeSeconds(corpus, documents, encoder);
    double alone = (before + after) / 2;
    console.print(
        "%s: %,d documents, %.0f a second encoded (%.0f and %.0f), %.0f a second indexed: %.3f"
            .formatted(
                encoder.name(),
                documents,
                documents / alone,
                documents / before,
                documents / after,
                documents / indexing,
                alone / indexing));
    return List.of(
        Figure.share("indexing-fraction", alone / indexing),
        Figure.rate(
            encoder.name() + "-documents-per-core-second",
            documents / alone / Runtime.getRuntime().availableProcessors()));
  }

  private double encodeSeconds(BeirFolder corpus, long documents, Encoder encoder) {
    long encodeNanos = 0;
    long done = 0;
    try (StepBars bars = new StepBars(console);
        Stream<Document> all = corpus.documents()) {
      for (List<Document> block :
          (Iterable<List<Document>>) all.gather(Gatherers.windowFixed(BLOCK))::iterator) {
        List<String> passages = block.stream().map(Document::passage).toList();
        long start = System.nanoTime();
        encoder.encodeAll(Role.DOCUMENT, passages);
        encodeNanos += System.nanoTime() - start;
        done += block.size();
        bars.report("encoding alone", done, documents);
      }
    }
    return encodeNanos / NANOS_PER_SECOND;
  }

  private double indexSeconds(BeirFolder corpus, Encoder encoder) throws IOException {
    long start = System.nanoTime();
    TemporaryIndex.of(console, encoder.name(), corpus, List.of(encoder)).close();
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
  }
}
