package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.encode.Encoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.LibraryVersions;
import dev.pith.evaluate.QualityTask;
import dev.pith.model.Sha256;
import dev.pith.report.CellReport;
import dev.pith.report.CellReportFiles;
import dev.pith.report.ReportFiles;
import dev.pith.report.Reproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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

/** Measures encoders, precisions and ways to search in every scenario. */
@Command(
    name = "report",
    description = {
      "Measure encoders, precisions of vectors and ways to search against each other: one question"
          + " at a time, all at once, and at random moments within a bound of p99; with quality,"
          + " memory and starts.",
      "Writes a page, JSON with its schema, Markdown, CSV, rankings for trec_eval and all samples.",
      "The first encoder with the first precision and mode is the reference. Keep the machine idle."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[compare]")
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "BEIR folder with corpus.jsonl, queries.jsonl and qrels/.")
  private @Nullable Path data;

  @Option(
      names = "--split",
      defaultValue = QualityTask.TEST_SPLIT,
      paramLabel = "NAME",
      description = "Which file of qrels/ (default ${DEFAULT-VALUE}).")
  private String split = QualityTask.TEST_SPLIT;

  @Option(
      names = "--encoder",
      paramLabel = "NAME=DIR",
      converter = EncoderArgument.Converter.class,
      description = "An encoder; the first is what the others are compared with.")
  private List<EncoderArgument> encoders = List.of();

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description = {
        "An index that has the documents' vectors by these encoders, maybe beside others: nothing is",
        "embedded again."
      })
  private @Nullable Path index;

  @Mixin private ReportOptions options = new ReportOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the report; an earlier report in it is replaced.")
  private @Nullable Path out;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path collection = data;
    Path folder = out;
    if (collection == null || folder == null || encoders.isEmpty()) {
      // Not required options: the command that compares two reports goes without them.
      throw new ParameterException(
          spec.commandLine(),
          "give --data, --encoder and --out to measure, or compare and two reports");
    }
    return measure(collection, folder);
  }

  private int measure(Path collection, Path folder) throws IOException, InterruptedException {
    new ReportFolder(folder).prepare();
    BeirFolder corpus = BeirFolder.open(collection);
    QualityTask task = QualityTask.of(corpus, split);
    options.check(encoders.stream().map(EncoderArgument::called).toList());
    CellReport report;
    try (OpenEncoders opened = EncoderArgument.openAll(encoders)) {
      requireAligned(opened.all());
      CellDocuments documents = new CellDocuments(corpus, Optional.ofNullable(index));
      documents.check(task, makers(opened.all()));
      report =
          new ReportRun(console, options, encoders, opened, documents, task)
              .run(reproduction(collection));
    }
    CellReportFiles.write(report, folder);
    console.outcome(report.headline());
    console.print(report.advice());
    console.print("the page is " + folder.resolve(ReportFiles.HTML));
    return 0;
  }

  /** Those that embed documents. */
  private List<Encoder> makers(List<Encoder> opened) {
    return opened.stream()
        .filter(encoder -> !options.asymmetric().contains(encoder.name()))
        .toList();
  }

  private void requireAligned(List<Encoder> opened) {
    for (Encoder encoder : opened) {
      if (options.asymmetric().contains(encoder.name())
          && !encoder.isAlignedWith(opened.getFirst().fingerprint())) {
        throw new CliException(
            "--asymmetric %s: no record says that it is aligned with %s; make one with pith align, or leave it out"
                .formatted(encoder.name(), opened.getFirst().name()));
      }
    }
  }

  private Reproduction reproduction(Path collection) throws IOException {
    return new Reproduction(
        Instant.now(),
        CommandLineText.of(spec),
        GitCommit.of(Path.of(System.getProperty("pith.home", ""))),
        LibraryVersions.all(),
        options.seed(),
        Sha256.of(collection.resolve("corpus.jsonl")));
  }
}
