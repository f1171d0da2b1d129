package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.MachineFacts;
import dev.pith.evaluate.RecallResult;
import dev.pith.evaluate.RecallRun;
import dev.pith.index.DocumentIndex;
import dev.pith.index.IndexBytes;
import dev.pith.index.VectorPrecision;
import dev.pith.report.FigureJson;
import dev.pith.search.LuceneSearchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what fewer bits for the vectors of an index cost and save. */
@Command(
    name = "precision",
    description = {
      "Measure what fewer bits for the vectors of an index cost and save.",
      "A copy of the index is made for each precision; recall@10 is against comparing all documents.",
      "Hot bytes are the graph and what it sees of the vectors; the rest is read only to score hits."
    },
    mixinStandardHelpOptions = true)
final class BenchPrecisionCommand implements Callable<Integer> {
  private static final int K = 10;
  private static final long SEED = 1;

  private final Console console;

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "The index.")
  private Path index = Path.of("");

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "[NAME=]DIR",
      converter = EncoderArgument.Converter.class,
      description = "An encoder that made the index.")
  private EncoderArgument encoder = new EncoderArgument(Optional.empty(), Path.of(""));

  @Option(
      names = "--queries",
      required = true,
      paramLabel = "FILE",
      description = "Text file with a query on each line; the first 2,000 are used.")
  private Path queries = Path.of("");

  @Option(
      names = "--vector-bits",
      split = ",",
      defaultValue = "32,8,7,4,2,1",
      paramLabel = "N",
      converter = VectorBits.class,
      description = "Which precisions; 32 is always the first (default ${DEFAULT-VALUE}).")
  private List<VectorPrecision> precisions = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
  private @Nullable Path json;

  BenchPrecisionCommand(Console console) {
    this.console = console;
  }

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

  @Override
  public Integer call() throws IOException {
    Optional<JsonFile> file = JsonFile.at(json);
    List<String> texts = LatencyCommand.readQueries(queries);
    List<Measured> measured = new ArrayList<>();
    try (Encoder opened = encoder.open();
        StepBars bars = new StepBars(console)) {
      RecallRun run = exact(opened, texts, bars);
      measured.add(measure(VectorPrecision.FLOAT32, opened, run));
      for (VectorPrecision precision : precisions) {
        if (precision != VectorPrecision.FLOAT32) {
          measured.add(measure(precision, opened, run));
        }
      }
    }
    Measured floats = measured.getFirst();
    if (file.isPresent()) {
      List<Figure> figures = measured.stream().flatMap(m -> m.figures(floats).stream()).toList();
      file.get().write(FigureJson.of(MachineFacts.now(), figures));
    }
    console.print("bits    hot MB  smaller   disk MB  recall@10                search ms");
    measured.forEach(m -> console.print(m.row(floats)));
    console.print("%,d questions".formatted(floats.recall().queries()));
    return 0;
  }

  private RecallRun exact(Encoder opened, List<String> texts, StepBars bars) {
    try (DocumentIndex documents = DocumentIndex.open(index);
        LuceneSearchEngine all = LuceneSearchEngine.comparingAll(documents, List.of(opened))) {
      return new RecallRun(all, texts, K, SEED, bars);
    }
  }

  private Measured measure(VectorPrecision precision, Encoder opened, RecallRun run)
      throws IOException {
    try (TemporaryIndex copy = TemporaryIndex.copy(index, precision);
        LuceneSearchEngine engine = LuceneSearchEngine.byGraph(copy.index(), List.of(opened))) {
      return new Measured(
          precision, copy.index().bytes(), run.measure(precision.bits() + " bits", engine));
    }
  }
}
