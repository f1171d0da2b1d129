package dev.pith.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pith.bench.EncodeBench;
import dev.pith.bert.BertReader;
import dev.pith.bert.EncoderLayer;
import dev.pith.bert.Linear;
import dev.pith.compress.Distill;
import dev.pith.compress.Pass;
import dev.pith.compress.Recipe;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.MachineFacts;
import dev.pith.making.CalibrationTexts;
import dev.pith.model.EncoderDirectory;
import dev.pith.onnx.OnnxReader;
import dev.pith.report.FigureJson;
import dev.pith.tokenize.Tokenizer;
import dev.pith.tokenize.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code pith bench encode}: here, beside the tests, because the library that Pith is compared with
 * must not come with Pith.
 */
@Command(
    name = "bench encode",
    synopsisHeading = "Usage: pith ",
    description = {
      "Measure how fast encoders are: one question, many passages, many clients, the first answer.",
      "Against LangChain4j's quantized all-MiniLM-L6-v2, all encoders in turns in one run.",
      "Encoders that are not in models/bench are made first. A recipe that distils is made without",
      "its training, which changes no time."
    },
    mixinStandardHelpOptions = true)
public final class BenchEncodeCommand implements Callable<Integer> {
  private static final List<String> RECIPES = List.of("int8", "compact", "tiny", "static");
  private static final int STARTS = 5;
  private static final int QUESTIONS = 300;

  private final Console console;

  @Option(
      names = "--model",
      defaultValue = "models/all-minilm-l6-v2",
      paramLabel = "DIR",
      description = "The full encoder (default ${DEFAULT-VALUE}).")
  private Path model = Path.of("");

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description =
          "Text file with a question on each line, 300 are used; without it, sentences of WordNet.")
  private @Nullable Path queries;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "BEIR folder of passages; without it, speeches and comments of libraries.")
  private @Nullable Path data;

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

  private BenchEncodeCommand(Console console) {
    this.console = console;
  }

  public static void main(String[] arguments) {
    Main.quieten();
    Ending ending = Ending.ofThisThread();
    Console console = Console.ofProcess();
    CommandLine command = new CommandLine(new BenchEncodeCommand(console));
    command.setExecutionExceptionHandler(Main.tellingFailures(console));
    ending.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<JsonFile> file = JsonFile.at(json);
    EncoderDirectory full = EncoderDirectory.open(model);
    List<String> questions = Questions.of(queries, full).stream().limit(QUESTIONS).toList();
    Map<String, EncoderDirectory> encoders = make(full);
    List<Figure> figures = new ArrayList<>();
    try (Tokenizer tokenizer =
            TokenizerFiles.open(full.tokenizerFile(), full.manifest().maxTokens());
        StepBars bars = new StepBars(console)) {
      List<String> passages = EncodeBench.passages(Optional.ofNullable(data), tokenizer);
      EncodeBench bench =
          new EncodeBench(
              full, encoders, tokenizer, questions, passages, macsPerToken(full), rounds, bars);
      figures.addAll(bench.queries());
      figures.addAll(bench.staticQueries());
      figures.addAll(bench.bulk());
      figures.addAll(bench.clients());
      figures.addAll(bench.allocation());
      figures.add(
          new FirstAnswers(console, full, Objects.requireNonNull(encoders.get("compact")))
              .figure(STARTS));
    }
    MachineFacts machine = MachineFacts.now();
    if (file.isPresent()) {
      file.get().write(FigureJson.of(machine, figures));
    }
    figures.forEach(figure -> console.print(line(figure)));
    console.print("%s, %d cores".formatted(machine.cpu(), machine.cores()));
    return 0;
  }

  private Map<String, EncoderDirectory> make(EncoderDirectory full) throws IOException {
    EncoderShelf shelf = new EncoderShelf(console, full, out);
    CalibrationTexts texts = CalibrationTexts.general();
    Map<String, EncoderDirectory> made = new TreeMap<>();
    for (Recipe recipe : RecipeFiles.read(List.of())) {
      if (RECIPES.contains(recipe.name())) {
        Recipe run = recipe.distils() ? withoutTraining(recipe) : recipe;
        made.put(recipe.name(), shelf.get(run.name(), run, texts));
      }
    }
    return made;
  }

  /** Another recipe, by its name and in the lineage too. */
  private static Recipe withoutTraining(Recipe recipe) {
    String name = recipe.name() + "-untrained";
    ObjectNode source = recipe.source().deepCopy();
    ArrayNode written = source.put("name", name).putArray("passes");
    List<Pass> passes = new ArrayList<>();
    for (int i = 0; i < recipe.passes().size(); i++) {
      if (!(recipe.passes().get(i) instanceof Distill)) {
        passes.add(recipe.passes().get(i));
        written.add(recipe.source().at("/passes/" + i));
      }
    }
    return new Recipe(name, recipe.description(), passes, source);
  }

  /** Of the projections; attention's own products stay in float. */
  private static long macsPerToken(EncoderDirectory full) {
    return BertReader.read(OnnxReader.read(full.modelBytes()), full.manifest().pooling())
        .layers()
        .stream()
        .mapToLong(BenchEncodeCommand::macs)
        .sum();
  }

  private static long macs(EncoderLayer layer) {
    return macs(layer.attention().query())
        + macs(layer.attention().key())
        + macs(layer.attention().value())
        + macs(layer.attention().output())
        + macs(layer.feedForward().up())
        + macs(layer.feedForward().down());
  }

  private static long macs(Linear linear) {
    return (long) linear.inputs() * linear.outputs();
  }

  static String line(Figure figure) {
    String interval =
        figure.interval().map(i -> " [%.2f, %.2f]".formatted(i.low(), i.high())).orElse("");
    return "%-36s %10.2f%s %s".formatted(figure.id(), figure.value(), interval, figure.unit());
  }
}
