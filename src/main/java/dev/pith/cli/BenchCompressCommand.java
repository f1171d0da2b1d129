package dev.pith.cli;

import dev.pith.compress.Recipe;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.QualityResult;
import dev.pith.model.EncoderDirectory;
import dev.pith.report.FigureJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes every recipe's encoder and measures what it costs and buys. */
@Command(
    name = "compress",
    description = {
      "Make an encoder by each recipe and measure bytes, speed-up and quality against the full one.",
      "Speed is the median ratio over questions of about 16 tokens, one thread, all encoders in turns.",
      "What is there already and still fits is not made again: an interrupted run goes on."
    },
    mixinStandardHelpOptions = true)
final class BenchCompressCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--model",
      defaultValue = "models/all-minilm-l6-v2",
      paramLabel = "DIR",
      description = "The full encoder (default ${DEFAULT-VALUE}).")
  private Path model = Path.of("");

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "May be repeated; without it, all of models/recipes.")
  private List<Path> recipes = List.of();

  @Option(
      names = "--adapt",
      split = ",",
      defaultValue = "static,tiny",
      paramLabel = "NAME",
      description =
          "Recipes to make anew for each --data, with its documents (default ${DEFAULT-VALUE}).")
  private Set<String> adapted = Set.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "BEIR folder to judge quality on; may be repeated.")
  private List<Path> folders = List.of();

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description =
          "Text file with a question on each line, for the times; without it, sentences of WordNet.")
  private @Nullable Path queries;

  @Option(names = "--rounds", defaultValue = "3", description = "Default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--out",
      defaultValue = "models/bench",
      paramLabel = "DIR",
      description = "Folder of the encoders that are made (default ${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
  private @Nullable Path json;

  BenchCompressCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Optional<JsonFile> file = JsonFile.at(json);
    List<Recipe> read = RecipeFiles.read(recipes);
    EncoderDirectory full = EncoderDirectory.open(model);
    List<String> questions = Questions.of(queries, full);
    List<TestCollection> collections = TestCollection.open(folders);
    List<Recipe> runnable = RecipeFiles.runnable(read, console);
    if (runnable.isEmpty()) {
      throw new CliException("there is no recipe to run; name one with --recipe");
    }
    List<BenchedRecipe> made =
        new RecipeMaking(new EncoderShelf(console, full, out), adapted, collections).make(runnable);
    RecipeMeasurement measurement = new RecipeMeasurement(console, full, made);
    LatencyResult latency = measurement.latency(questions, rounds);
    List<QualityResult> qualities = collections.stream().map(measurement::quality).toList();
    List<Figure> figures = measurement.figures(latency, qualities);
    if (file.isPresent()) {
      file.get().write(FigureJson.of(latency.machine(), figures));
    }
    print(figures, made, collections);
    console.print(
        "%d questions, median %.0f tokens; noise of the times %.1f %%; %s, %d cores"
            .formatted(
                latency.queries(),
                latency.encoders().getFirst().tokensMedian(),
                100 * latency.noise().floor(),
                latency.machine().cpu(),
                latency.machine().cores()));
    return 0;
  }

  private void print(
      List<Figure> figures, List<BenchedRecipe> made, List<TestCollection> collections) {
    new RecipeTable(console, figures)
        .print(
            made.stream().map(BenchedRecipe::name).toList(),
            collections.stream().map(TestCollection::name).toList());
  }
}
