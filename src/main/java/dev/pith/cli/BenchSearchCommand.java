package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.evaluate.Figure;
import dev.pith.evaluate.MachineFacts;
import dev.pith.evaluate.QualityTask;
import dev.pith.evaluate.SearchQuality;
import dev.pith.evaluate.SearchQualityRun;
import dev.pith.evaluate.WayQuality;
import dev.pith.index.Pairing;
import dev.pith.report.SearchQualityJson;
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

/** Measures how well documents are found by words, by vectors and by both. */
@Command(
    name = "search",
    description = {
      "Measure how well documents are found by words, by vectors and by both.",
      "Each collection is put into a temporary index and asked all its judged questions.",
      "Differences are paired, with 95 %% bootstrap intervals."
    },
    mixinStandardHelpOptions = true)
final class BenchSearchCommand implements Callable<Integer> {
  private static final long SEED = 1;

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
      required = true,
      paramLabel = "DIR",
      description = "BEIR folder to judge on; may be repeated.")
  private List<Path> folders = List.of();

  @Option(
      names = "--split",
      defaultValue = QualityTask.TEST_SPLIT,
      paramLabel = "NAME",
      description = "Which file of qrels/ (default ${DEFAULT-VALUE}).")
  private String split = QualityTask.TEST_SPLIT;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
  private @Nullable Path json;

  BenchSearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Optional<JsonFile> file = JsonFile.at(json);
    List<TestCollection> collections = TestCollection.open(folders, split);
    List<SearchQuality> qualities = new ArrayList<>();
    try (OpenEncoders opened = EncoderArgument.openAll(encoders)) {
      for (TestCollection collection : collections) {
        SearchQuality quality = measure(collection, opened);
        new SearchQualityTable(console).print(quality);
        qualities.add(quality);
      }
    }
    if (file.isPresent()) {
      List<Figure> figures = qualities.stream().flatMap(q -> figures(q).stream()).toList();
      file.get().write(SearchQualityJson.of(MachineFacts.now(), figures, qualities));
    }
    return 0;
  }

  private SearchQuality measure(TestCollection collection, OpenEncoders opened) throws IOException {
    BeirFolder corpus = BeirFolder.open(collection.folder());
    try (TemporaryIndex index =
            TemporaryIndex.of(console, collection.name(), corpus, opened.encoders());
        LuceneSearchEngine engine =
            new LuceneSearchEngine(index.index(), opened.all(), Pairing.SYMMETRIC);
        StepBars bars = new StepBars(console)) {
      return new SearchQualityRun(engine, collection.task(), SEED, bars).run();
    }
  }

  /** What hybrid search buys; the first encoder's have no encoder in their names. */
  private static List<Figure> figures(SearchQuality quality) {
    List<Figure> figures = new ArrayList<>();
    String first = quality.ways().get(1).encoder();
    for (WayQuality way : quality.ways()) {
      if (way.overVector().isPresent()) {
        String id = way.way() + "-" + quality.data();
        quality
            .hybridGain(way.encoder().equals(first) ? id : id + "-" + way.encoder(), way)
            .ifPresent(figures::add);
      }
    }
    return figures;
  }
}
