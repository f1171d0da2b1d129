package dev.pith.cli;

import dev.pith.compress.Recipe;
import dev.pith.corpus.BeirFolder;
import dev.pith.evaluate.DocumentVectors;
import dev.pith.evaluate.QualityTask;
import dev.pith.model.EncoderDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a search for an encoder chooses from, and how it measures. */
final class TuneOptions {
  private static final int MOST = 1_000_000;

  @Option(
      names = "--model",
      defaultValue = "models/all-minilm-l6-v2",
      paramLabel = "DIR",
      description = "The full encoder (default ${DEFAULT-VALUE}).")
  private Path model = Path.of("");

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description =
          "Recipe of a candidate; may be repeated. Without it, all of models/recipes and models/recipes/tune.")
  private List<Path> recipes = List.of();

  @Option(
      names = "--adapt",
      split = ",",
      defaultValue = "static,tiny",
      paramLabel = "NAME",
      description =
          "Recipes that are fitted to the corpus, to documents that are not asked for (default ${DEFAULT-VALUE}).")
  private Set<String> adapted = Set.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "BEIR folder with judgements, shown beside the choice as a check; they have no say in it.")
  private @Nullable Path data;

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description =
          "Text file with a question of yours on each line, for the agreement and the times; without it, agreement is of the titles and sentences, times are of sentences of WordNet.")
  private @Nullable Path queries;

  @Option(
      names = "--asymmetric",
      description = {
        "Compare every candidate's questions with the full encoder's documents, as search and serve do with --asymmetric;",
        "candidates need not encode a document."
      })
  private boolean asymmetric;

  @Option(
      names = "--documents",
      defaultValue = "4000",
      paramLabel = "N",
      description =
          "Documents that are searched; drawn from the corpus (default ${DEFAULT-VALUE}).")
  private int documents;

  @Option(
      names = "--probes",
      defaultValue = "400",
      paramLabel = "N",
      description =
          "Titles and sentences that are asked, of half of the documents at most (default ${DEFAULT-VALUE}).")
  private int probes;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "How often each question is timed (default ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--shelf",
      defaultValue = "models/tune",
      paramLabel = "DIR",
      description = "Folder of the encoders that are made (default ${DEFAULT-VALUE}).")
  private Path shelf = Path.of("");

  EncoderDirectory full() {
    return EncoderDirectory.open(model);
  }

  /** Reads all recipes, before any work. */
  List<Recipe> recipes() throws IOException {
    requireCount("--documents", documents);
    requireCount("--probes", probes);
    requireCount("--rounds", rounds);
    List<Recipe> all = RecipeFiles.candidates(recipes);
    if (all.stream().anyMatch(recipe -> recipe.name().equals(TuneMeasurement.FULL))) {
      throw new CliException(
          "a recipe is called '%s', as the encoder that others are compared with; rename it"
              .formatted(TuneMeasurement.FULL));
    }
    return all;
  }

  private static void requireCount(String option, int count) {
    if (count < 1 || count > MOST) {
      throw new CliException("%s %d is not 1 to %,d".formatted(option, count, MOST));
    }
  }

  TuneCorpus corpus(Path path) {
    return TuneCorpus.open(path, documents, probes);
  }

  TuneQuestions questions(EncoderDirectory full) throws IOException {
    return TuneQuestions.of(queries, full);
  }

  /** The judged collection, unless there is none or it is larger than what is searched. */
  Optional<QualityTask> judged(Console console) {
    if (data == null) {
      return Optional.empty();
    }
    BeirFolder folder = BeirFolder.open(data);
    QualityTask task = QualityTask.of(folder, QualityTask.TEST_SPLIT);
    if (task.documents().size() > documents) {
      console.note(
          "%s is not checked on: it has %,d documents; raise --documents, or use ./pith evaluate"
              .formatted(data, task.documents().size()));
      return Optional.empty();
    }
    return Optional.of(task);
  }

  TuneShelf shelf(Console console, EncoderDirectory full, TuneCorpus corpus) {
    return new TuneShelf(console, full, shelf, corpus, adapted);
  }

  DocumentVectors vectors() {
    return asymmetric ? DocumentVectors.REFERENCE : DocumentVectors.OWN;
  }

  int rounds() {
    return rounds;
  }
}
