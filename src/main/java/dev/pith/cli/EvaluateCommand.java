package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.evaluate.EncoderQuality;
import dev.pith.evaluate.QualityResult;
import dev.pith.evaluate.QualityRun;
import dev.pith.evaluate.QualityTask;
import dev.pith.report.QualityJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures retrieval quality. */
@Command(
    name = "evaluate",
    description = "Measure how well encoders find what people judged relevant.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private static final long SEED = 1;

  private final Console console;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "BEIR folder with corpus.jsonl, queries.jsonl and qrels/.")
  private Path data = Path.of("");

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

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything there.")
  private @Nullable Path json;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    QualityTask task = QualityTask.of(BeirFolder.open(data), split);
    QualityResult result;
    try (OpenEncoders opened = EncoderArgument.openAll(encoders);
        StepBars bars = new StepBars(console)) {
      result = new QualityRun(task, SEED, bars).run(opened.encoders());
    }
    Path file = json;
    if (file != null) {
      JsonFile.write(QualityJson.of(result), file);
    }
    console.print(
        "%-20s %8s %9s %9s %10s %9s %11s %9s"
            .formatted(
                "encoder",
                "MB",
                "nDCG@10",
                "MRR@10",
                "recall@100",
                "relative",
                "asymmetric",
                "cosine"));
    result.encoders().forEach(quality -> console.print(row(quality)));
    return 0;
  }

  private static String row(EncoderQuality quality) {
    return "%-20s %8.1f %9.4f %9.4f %10.4f %9s %11s %9s"
        .formatted(
            quality.name(),
            quality.sizeBytes() / 1e6,
            quality.ndcgAt10(),
            quality.mrrAt10(),
            quality.recallAt100(),
            percent(quality.relativeNdcgAt10()),
            number(quality.asymmetricNdcgAt10()),
            number(quality.meanCosine()));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? "%.4f".formatted(value.getAsDouble()) : "-";
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? "%.1f %%".formatted(100 * share.getAsDouble()) : "-";
  }
}
