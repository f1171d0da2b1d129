package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.MachineFacts;
import dev.pith.index.VectorPrecision;
import dev.pith.report.FigureJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private CandidatesOption candidates = new CandidatesOption();

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
  private @Nullable Path json;

  BenchPrecisionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Optional<JsonFile> file = JsonFile.at(json);
    List<String> texts = LatencyCommand.readQueries(queries);
    List<Figure> figures;
    try (Encoder opened = encoder.open()) {
      figures =
          new PrecisionComparison(console, index, opened, texts, candidates.candidates())
              .measure(precisions);
    }
    if (file.isPresent()) {
      file.get().write(FigureJson.of(MachineFacts.now(), figures));
    }
    return 0;
  }
}
