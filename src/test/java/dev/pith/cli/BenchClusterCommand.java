package dev.pith.cli;

import dev.pith.cluster.ClusterBench;
import dev.pith.cluster.ClusterConnection;
import dev.pith.cluster.OpenSearchCluster;
import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.Document;
import dev.pith.encode.Encoder;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.MachineFacts;
import dev.pith.evaluate.QualityTask;
import dev.pith.report.FigureJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what Pith adds to a cluster's own time. */
@Command(
    name = "bench cluster",
    synopsisHeading = "Usage: pith ",
    description = {
      "Measure what Pith adds to the time of a cluster, beside a bare client that sends the same",
      "requests in turns: answers by words and by vectors, without the encoder's time, and bulk.",
      "Makes indexes of its own there, and deletes them. Without --cluster it starts three nodes on",
      "this machine, of what pith fetch opensearch has brought."
    },
    mixinStandardHelpOptions = true)
public final class BenchClusterCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "NAME=DIR",
      converter = EncoderArgument.Converter.class,
      description = "Makes the vectors.")
  private EncoderArgument encoder = new EncoderArgument(Optional.empty(), Path.of(""));

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "BEIR folder with a test split: what is written, and asked.")
  private Path data = Path.of("");

  @Option(
      names = "--documents",
      defaultValue = "8000",
      description = "The first so many of them (default ${DEFAULT-VALUE}).")
  private int documents;

  @Option(
      names = "--questions",
      defaultValue = "200",
      description = "Likewise (default ${DEFAULT-VALUE}).")
  private int questions;

  @Option(names = "--rounds", defaultValue = "5", description = "Default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
  private @Nullable Path json;

  private BenchClusterCommand(Console console) {
    this.console = console;
  }

  public static void main(String[] arguments) {
    Main.quieten();
    Ending ending = Ending.ofThisThread();
    Console console = Console.ofProcess();
    CommandLine command = new CommandLine(new BenchClusterCommand(console));
    command.setExecutionExceptionHandler(Main.tellingFailures(console));
    ending.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Optional<JsonFile> file = JsonFile.at(json);
    QualityTask task = QualityTask.of(BeirFolder.open(data), QualityTask.TEST_SPLIT);
    List<Document> written = task.documents().stream().limit(documents).toList();
    List<String> asked =
        task.queries().stream().limit(questions).map(query -> query.text()).toList();
    List<Figure> figures;
    try (Encoder open = encoder.open();
        ClusterConnection connection = connect();
        StepBars bars = new StepBars(console)) {
      figures = new ClusterBench(connection, open, written, asked, rounds, bars).figures();
    }
    MachineFacts machine = MachineFacts.now();
    if (file.isPresent()) {
      file.get().write(FigureJson.of(machine, figures));
    }
    figures.forEach(figure -> console.print(BenchEncodeCommand.line(figure)));
    console.print("%s, %d cores".formatted(machine.cpu(), machine.cores()));
    return 0;
  }

  private ClusterConnection connect() {
    if (cluster.isGiven()) {
      return cluster.connect();
    }
    if (!Files.isDirectory(OpenSearchCluster.FETCHED)) {
      throw new CliException("name a --cluster, or run ./pith fetch opensearch once");
    }
    console.note("starting three nodes ...");
    return OpenSearchCluster.atFullSpeed().connection();
  }
}
