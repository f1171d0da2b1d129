package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.RecallResult;
import dev.pith.evaluate.RecallRun;
import dev.pith.index.DocumentIndex;
import dev.pith.index.IndexBytes;
import dev.pith.index.VectorPrecision;
import dev.pith.search.LuceneSearchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What fewer bits for the vectors of an index cost and save.
 *
 * @param index stays as it is; a copy is made for each precision
 * @param encoder that made it
 * @param questions at least one
 * @param candidates how many each copy's graph is asked for at least
 */
record PrecisionComparison(
    Console console, Path index, Encoder encoder, List<String> questions, int candidates) {
  private static final int K = 10;
  private static final long SEED = 1;

  /** What one precision gave. */
  private record Measured(VectorPrecision precision, IndexBytes bytes, RecallResult recall) {
    List<Figure> figures(Measured floats) {
      String name =
          switch (precision) {
            case FLOAT32 -> "float";
            case BITS_1 -> "onebit";
            default -> precision.bits() + "bit";
          };
      return List.of(
          Figure.recall(name + "-recall", recall),
          Figure.timesSmaller(name + "-hot-bytes", floats.bytes.hot(), bytes.hot()),
          Figure.bytes(name + "-hot-total-bytes", bytes.hot()),
          Figure.bytes(name + "-disk-bytes", bytes.disk()),
          Figure.seconds(name + "-search-seconds", recall.medianSearchMillis() / 1e3));
    }

    String row(Measured floats) {
      return "%4d  %8.1f %7.1fx  %8.1f  %.4f [%.4f, %.4f]  %9.2f"
          .formatted(
              precision.bits(),
              bytes.hot() / 1e6,
              (double) floats.bytes.hot() / bytes.hot(),
              bytes.disk() / 1e6,
              recall.recall(),
              recall.interval().low(),
              recall.interval().high(),
              recall.medianSearchMillis());
    }
  }

  /**
   * Measures and tells; figures are called {@code onebit-recall}, {@code float-hot-bytes} and so
   * on; {@code float-hot-total-bytes} is no ratio.
   *
   * @param precisions float32, which others are compared with, is always the first
   */
  List<Figure> measure(List<VectorPrecision> precisions) throws IOException {
    List<Measured> measured = new ArrayList<>();
    try (StepBars bars = new StepBars(console)) {
      RecallRun run = exact(bars);
      measured.add(measure(VectorPrecision.FLOAT32, run));
      for (VectorPrecision precision : precisions) {
        if (precision != VectorPrecision.FLOAT32) {
          measured.add(measure(precision, run));
        }
      }
    }
    Measured floats = measured.getFirst();
    console.print("bits    hot MB  smaller   disk MB  recall@10                search ms");
    measured.forEach(m -> console.print(m.row(floats)));
    console.print("%,d questions, %,d candidates".formatted(floats.recall().queries(), candidates));
    return Stream.concat(
            sizes().stream(), measured.stream().flatMap(m -> m.figures(floats).stream()))
        .toList();
  }

  /** Of what the others are: without these nothing could be told of another index. */
  private List<Figure> sizes() {
    try (DocumentIndex documents = DocumentIndex.open(index)) {
      return List.of(
          Figure.count("indexed-documents", documents.documentCount(), "documents"),
          Figure.count("indexed-dimensions", encoder.dimension(), "dimensions"));
    }
  }

  private RecallRun exact(StepBars bars) {
    try (DocumentIndex documents = DocumentIndex.open(index);
        LuceneSearchEngine all = LuceneSearchEngine.comparingAll(documents, List.of(encoder))) {
      return new RecallRun(all, questions, K, SEED, bars);
    }
  }

  private Measured measure(VectorPrecision precision, RecallRun run) throws IOException {
    try (TemporaryIndex copy = TemporaryIndex.copy(index, encoder, precision);
        LuceneSearchEngine engine =
            LuceneSearchEngine.byGraph(copy.index(), List.of(encoder), candidates)) {
      return new Measured(
          precision, copy.index().bytes(), run.measure(precision.bits() + " bits", engine));
    }
  }
}
