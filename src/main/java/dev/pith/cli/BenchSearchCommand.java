package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.AdaptiveResult;
import dev.pith.evaluate.AdaptiveRun;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.MachineFacts;
import dev.pith.evaluate.QualityTask;
import dev.pith.evaluate.SearchQuality;
import dev.pith.evaluate.SearchQualityRun;
import dev.pith.evaluate.WayQuality;
import dev.pith.report.SearchQualityJson;
import dev.pith.search.AdaptiveSearch;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import dev.pith.search.SearchQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how well documents are found by words, by vectors and by both. */
@Command(
    name = "search",
    description = {
      "Measure how well documents are found by words, by vectors and by both, and how fast.",
      "Each --data collection is put into a temporary index and asked all its judged questions.",
      "Differences are paired, with 95 %% bootstrap intervals. Over an --index, whole searches of",
      "each encoder are timed against the first one's, which made it. With --adaptive, documents are",
      "embedded by the first encoder alone, and all ask over them."
    },
    mixinStandardHelpOptions = true)
final class BenchSearchCommand implements Callable<Integer> {
  private static final long SEED = 1;
  private static final String USUAL = "hybrid-" + SearchOutput.label(SearchQuery.DEFAULT_FUSION);

  private final Console console;

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "NAME=DIR",
      converter = EncoderArgument.Converter.class,
      description = "Encoder that makes the vectors; may be repeated.")
  private List<EncoderArgument> encoders = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "BEIR folder to judge on; may be repeated.")
  private List<Path> folders = List.of();

  @Mixin private AdaptivityOption adaptivity = new AdaptivityOption();

  @Option(
      names = "--split",
      defaultValue = QualityTask.TEST_SPLIT,
      paramLabel = "NAME",
      description = "Which file of qrels/ (default ${DEFAULT-VALUE}).")
  private String split = QualityTask.TEST_SPLIT;

  @Mixin private PassagesOption passages = new PassagesOption();

  @Mixin private BenchedIndexOptions benched = new BenchedIndexOptions();

  @Option(
      names = "--indexing",
      paramLabel = "DIR",
      description =
          "BEIR folder to index by the last encoder, against encoding it without an index.")
  private @Nullable Path indexed;

  @Spec private CommandSpec spec;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
  private @Nullable Path json;

  BenchSearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    check();
    Optional<JsonFile> file = JsonFile.at(json);
    List<TestCollection> collections = TestCollection.open(folders, split);
    List<SearchQuality> qualities = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    try (OpenEncoders opened = EncoderArgument.openAll(encoders)) {
      for (TestCollection collection : collections) {
        figures.addAll(measure(collection, opened, qualities));
      }
      figures.addAll(benched.measure(console, opened, adaptivity));
      if (indexed != null) {
        figures.addAll(new IndexingRate(console, indexed).measure(opened));
      }
    }
    if (file.isPresent()) {
      file.get().write(SearchQualityJson.of(MachineFacts.now(), figures, qualities));
    }
    return 0;
  }

  private void check() {
    benched.check(spec);
    adaptivity.check(encoders);
    if (!benched.isGiven() && folders.isEmpty() && indexed == null) {
      throw new ParameterException(
          spec.commandLine(),
          "give --data for quality, --index with --queries for times, --indexing for a rate, or all");
    }
  }

  private List<Figure> measure(
      TestCollection collection, OpenEncoders opened, List<SearchQuality> qualities)
      throws IOException {
    BeirFolder corpus = BeirFolder.open(collection.folder());
    try (TemporaryIndex index =
            TemporaryIndex.of(
                console,
                collection.name(),
                corpus,
                adaptivity.indexedBy(opened.encoders()),
                passages.tokens());
        SearchEngine engine =
            adaptivity.around(
                new LuceneSearchEngine(index.index(), opened.all(), adaptivity.pairing()));
        StepBars bars = new StepBars(console)) {
      adaptivity.calibrate(engine, console);
      SearchQuality quality = new SearchQualityRun(engine, collection.task(), SEED, bars).run();
      new SearchQualityTable(console).print(quality);
      List<Figure> figures = figures(quality);
      if (engine instanceof AdaptiveSearch adaptive) {
        AdaptiveResult result = new AdaptiveRun(adaptive, collection.task(), SEED, bars).run();
        figures.addAll(adaptivity.figures(result, qualities.isEmpty(), console));
      }
      qualities.add(quality);
      return figures;
    }
  }

  /** What hybrid search buys; the usual fusion and the first encoder are not in the names. */
  private static List<Figure> figures(SearchQuality quality) {
    List<Figure> figures = new ArrayList<>();
    String first = quality.ways().get(1).encoder();
    for (WayQuality way : quality.ways()) {
      if (way.overVector().isPresent()) {
        String id = (way.way().equals(USUAL) ? "hybrid" : way.way()) + "-" + quality.data();
        quality
            .hybridGain(way.encoder().equals(first) ? id : id + "-" + way.encoder(), way)
            .ifPresent(figures::add);
      }
    }
    return figures;
  }
}
