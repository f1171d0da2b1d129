package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.corpus.SentencePairFile;
import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.MachineFacts;
import dev.pith.evaluate.Progress;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.QualityRun;
import dev.pith.evaluate.QualityTask;
import dev.pith.evaluate.SearchQuality;
import dev.pith.evaluate.SearchQualityRun;
import dev.pith.evaluate.SimilarityResult;
import dev.pith.evaluate.SimilarityRun;
import dev.pith.index.Pairing;
import dev.pith.report.EvaluationJson;
import dev.pith.report.SearchQualityJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures quality. */
@Command(
    name = "evaluate",
    description = {
      "Measure how well encoders find what people judged relevant or alike.",
      "With --index or --cluster, how well an index that holds the documents of --data finds them:",
      "by words, by vectors and by both."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private static final long SEED = 1;

  private final Console console;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Judged judged = new Judged();

  @Option(
      names = "--split",
      defaultValue = "test",
      description = "Which file of qrels/ (default ${DEFAULT-VALUE}).")
  private String split = "test";

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "NAME=DIR",
      converter = EncoderArgument.Converter.class,
      description = "An encoder; the first is what the others are compared with.")
  private List<EncoderArgument> encoders = List.of();

  @Mixin private IndexPlace place = new IndexPlace();

  @Mixin private CandidatesOption candidates = new CandidatesOption();

  @Spec private CommandSpec spec;

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything there.")
  private @Nullable Path json;

  /** What people said; one of the two, or both. */
  static final class Judged {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "BEIR folder with corpus.jsonl, queries.jsonl and qrels/.")
    private @Nullable Path data;

    @Option(
        names = "--sts",
        paramLabel = "FILE",
        description =
            "Sentence pairs with their similarity: tab-separated, with the header 'score a b'.")
    private @Nullable Path pairs;
  }

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    place.checkOne(spec);
    Optional<JsonFile> file = JsonFile.at(json);
    if (place.isGiven()) {
      searched(file);
      return 0;
    }
    Optional<QualityResult> quality;
    Optional<SimilarityResult> similarity;
    try (StepBars bars = new StepBars(console)) {
      Optional<QualityRun> retrieval = Optional.ofNullable(judged.data).map(d -> quality(d, bars));
      Optional<SimilarityRun> pairs =
          Optional.ofNullable(judged.pairs).map(p -> similarity(p, bars));
      try (OpenEncoders opened = EncoderArgument.openAll(encoders)) {
        quality = retrieval.map(run -> run.run(opened.encoders()));
        similarity = pairs.map(run -> run.run(opened.encoders()));
      }
    }
    if (file.isPresent()) {
      file.get().write(EvaluationJson.of(MachineFacts.now(), quality, similarity));
    }
    quality.ifPresent(new QualityTable(console)::print);
    similarity.ifPresent(new QualityTable(console)::print);
    return 0;
  }

  /** What is found in an index that has the collection's documents, as users find it. */
  private void searched(Optional<JsonFile> file) throws IOException {
    Path data = judged.data;
    if (data == null || judged.pairs != null) {
      throw new ParameterException(
          spec.commandLine(), "an index is asked the questions of a collection: give --data alone");
    }
    QualityTask task = QualityTask.of(BeirFolder.open(data), split);
    try (OpenEncoders opened = EncoderArgument.openAll(encoders);
        OpenEngine searched = place.open(opened.all(), Pairing.SYMMETRIC, candidates.candidates());
        StepBars bars = new StepBars(console)) {
      SearchQuality quality = new SearchQualityRun(searched.engine(), task, SEED, bars).run();
      new SearchQualityTable(console).print(quality);
      if (file.isPresent()) {
        file.get().write(SearchQualityJson.of(MachineFacts.now(), List.of(), List.of(quality)));
      }
    }
  }

  private QualityRun quality(Path data, Progress progress) {
    return new QualityRun(QualityTask.of(BeirFolder.open(data), split), SEED, progress);
  }

  private static SimilarityRun similarity(Path pairs, Progress progress) {
    String name = pairs.toAbsolutePath().getFileName().toString();
    return new SimilarityRun(name, SentencePairFile.read(pairs), SEED, progress);
  }
}
