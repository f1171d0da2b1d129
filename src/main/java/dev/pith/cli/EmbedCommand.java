package dev.pith.cli;

import dev.pith.corpus.DocumentSource;
import dev.pith.model.EncoderDirectory;
import dev.pith.spark.BulkEmbedding;
import dev.pith.spark.EmbeddingLineage;
import dev.pith.spark.EmbeddingTotals;
import dev.pith.spark.SparkLibraries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Embeds a corpus on many machines. */
@Command(
    name = "embed",
    description = {
      "Embed documents by Apache Spark, into a folder of Parquet files; takes pith fetch spark.",
      "Interrupted, it keeps the partitions that are done; the same command goes on from there.",
      "pith index --vectors DIR puts them into an index.",
      "What cannot be read or embedded is kept apart, in DIR/_rejected, and the exit code is 1."
    },
    mixinStandardHelpOptions = true)
final class EmbedCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--spark",
      required = true,
      paramLabel = "MASTER",
      description = "Where Spark is: spark://HOST:PORT, or local[*] for this machine alone.")
  private String master = "";

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "PATH",
      description = "The documents, as pith index takes them; not standard input.")
  private Path corpus = Path.of("");

  @Mixin private FieldOptions fields = new FieldOptions();

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "[NAME=]DIR",
      converter = EncoderArgument.Converter.class,
      description = "Encoder that makes the vectors.")
  private EncoderArgument encoder = new EncoderArgument(Optional.empty(), Path.of(""));

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the files; every machine sees it under this path.")
  private Path out = Path.of("");

  @Option(
      names = "--partition-documents",
      defaultValue = "4096",
      paramLabel = "N",
      converter = PartitionDocuments.class,
      description = "Of each file and each task (default ${DEFAULT-VALUE}).")
  private int partitionDocuments;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark's, such as spark.executor.cores=4; may be repeated.")
  private @Nullable Map<String, String> settings;

  EmbedCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SparkLibraries.require();
    DocumentSource source = DocumentSource.open(corpus, fields.mapping());
    source.requireDocument();
    EncoderDirectory directory = EncoderDirectory.open(encoder.folder());
    BulkEmbedding embedding =
        new BulkEmbedding(
            master,
            settings == null ? Map.of() : settings,
            directory,
            EmbeddingLineage.of(encoder.called(), directory.manifest(), partitionDocuments),
            out);
    EntryRemarks remarks = new EntryRemarks();
    BulkEmbedding.Outcome outcome;
    try (StepBars bars = new StepBars(console)) {
      outcome =
          embedding.run(
              source, remarks, (done, all) -> bars.report("embedding partitions", done, all));
    }
    remarks.tell(console);
    return tell(outcome);
  }

  private int tell(BulkEmbedding.Outcome outcome) {
    EmbeddingTotals totals = outcome.totals();
    console.print(
        "%,d documents in %s, in %,d partitions of which %,d were there before"
            .formatted(totals.documents(), out, totals.partitions(), outcome.partitionsBefore()));
    if (totals.rejected() == 0) {
      return 0;
    }
    console.note("%,d rejected: see %s".formatted(totals.rejected(), out.resolve("_rejected")));
    return 1;
  }

  /** In memory as a whole while they are embedded. */
  static final class PartitionDocuments extends BoundedNumber {
    PartitionDocuments() {
      super(1, 1_000_000);
    }
  }
}
