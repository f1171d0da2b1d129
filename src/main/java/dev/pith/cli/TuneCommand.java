package dev.pith.cli;

import dev.pith.compress.Recipe;
import dev.pith.evaluate.DocumentVectors;
import dev.pith.evaluate.LatencyResult;
import dev.pith.evaluate.QualityTask;
import dev.pith.model.EncoderDirectory;
import dev.pith.report.TuneJson;
import dev.pith.report.TunePage;
import dev.pith.report.TuneReport;
import dev.pith.tune.Choice;
import dev.pith.tune.Tuning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds the cheapest encoder that is good enough for a corpus. */
@Command(
    name = "tune",
    description = {
      "Make many encoders out of a full one and choose the cheapest that is good enough for a corpus.",
      "Quality is how well titles and sentences find the document that they were taken from: no judgements are needed, and none are used.",
      "What was made stays on a shelf: an interrupted run goes on, and the next one makes only what is missing."
    },
    mixinStandardHelpOptions = true)
final class TuneCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "PATH",
      description =
          "Your documents, of any kind that pith index takes but standard input; all have to be readable.")
  private Path corpus = Path.of("");

  @ArgGroup private GoalOptions goal = new GoalOptions();

  @Mixin private TuneOptions options = new TuneOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the chosen encoder, with its recipe.")
  private Path out = Path.of("");

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "The page; without it, DIR.html beside the chosen encoder.")
  private @Nullable Path html;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything there.")
  private @Nullable Path json;

  TuneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Optional<JsonFile> file = JsonFile.at(json);
    ChosenEncoder chosen = new ChosenEncoder(out);
    chosen.requirePlace();
    ResultFile page = ResultFile.at(html == null ? chosen.page() : html).orElseThrow();
    List<Recipe> recipes = options.recipes();
    EncoderDirectory full = options.full();
    Optional<QualityTask> judged = options.judged(console);
    TuneQuestions questions = options.questions(full);
    TuneCorpus documents = options.corpus(corpus);
    TuneShelf.Stock stock =
        options.shelf(console, full, documents).fill(RecipeFiles.runnable(recipes, console));
    TuneMeasurement measurement =
        new TuneMeasurement(console, full, documents.items(), questions.own(), options.vectors());
    TuneReport report = measure(measurement, documents, questions, stock, judged);
    if (file.isPresent()) {
      file.get().write(TuneJson.of(report));
    }
    page.write(TunePage.of(report));
    new TuneTable(console).print(report);
    console.print("the page is " + page);
    if (report.tuning().choice() instanceof Choice.NoneHolds) {
      throw new CliException(report.headline());
    }
    chosen.write(stock.of(report.tuning().chosen().name()));
    console.outcome(report.headline() + "; it is in " + out);
    report.caution().ifPresent(console::print);
    if (options.vectors() == DocumentVectors.REFERENCE) {
      console.print(
          "ask with it over an index of the full encoder: ./pith search --index DIR --encoder %s --asymmetric"
              .formatted(CommandLineText.quoted(out.toString())));
    }
    return 0;
  }

  private TuneReport measure(
      TuneMeasurement measurement,
      TuneCorpus documents,
      TuneQuestions questions,
      TuneShelf.Stock stock,
      Optional<QualityTask> judged) {
    TuneMeasurement.Qualities qualities = measurement.qualities(stock);
    LatencyResult latency = measurement.latency(qualities, questions.timed(), options.rounds());
    Tuning tuning = measurement.choose(qualities, latency, goal::goal);
    return new TuneReport(
        Instant.now(),
        CommandLineText.of(spec),
        documents.facts(),
        documents.probes(),
        questions.ownFacts(),
        questions.timedFacts(),
        tuning,
        latency,
        // Behind the choice, so that it cannot have a say in it.
        judged.map(task -> measurement.check(qualities, task)));
  }
}
