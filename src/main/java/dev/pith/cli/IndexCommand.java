package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.encode.Encoder;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexBuild;
import dev.pith.index.Progress;
import dev.pith.index.VectorPrecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Embeds a corpus into an index. */
@Command(
    name = "index",
    description = {
      "Embed the documents of a BEIR folder into a Lucene index.",
      "Interrupted, it keeps what it has said is done; the same command goes on from there."
    },
    mixinStandardHelpOptions = true)
final class IndexCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "DIR",
      description = "Folder with corpus.jsonl: _id, title and text on each line.")
  private Path corpus = Path.of("");

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "[NAME=]DIR",
      converter = EncoderArgument.Converter.class,
      description = "Encoder that makes the vectors; give it twice to compare two encoders.")
  private List<EncoderArgument> encoders = List.of();

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "The index.")
  private Path index = Path.of("");

  @Option(
      names = "--vector-bits",
      paramLabel = "N",
      converter = VectorBits.class,
      description = {
        "Bits for each component of a vector while an index is searched: 32, 8, 7, 4, 2 or 1",
        "(32, unless the index is there already). Full vectors are kept on disk."
      })
  private @Nullable VectorPrecision precision;

  @ArgGroup private Again again = new Again();

  /** What happens to documents that are there already; without either they stay as they are. */
  static final class Again {
    @Option(
        names = "--update",
        description = "Embed documents again whose title or text has changed.")
    private boolean update;

    @Option(names = "--replace", description = "Embed documents again that are already there.")
    private boolean replace;
  }

  IndexCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    BeirFolder folder = BeirFolder.open(corpus);
    try (OpenEncoders opened = EncoderArgument.openAll(encoders);
        DocumentWriter writer = writer(index, opened.all(), precision)) {
      Progress reached = build(writer, folder);
      console.print(
          "%,d documents in %s (%,d were there before%s)"
              .formatted(
                  reached.done(), index, reached.skipped(), again.update ? " as they are" : ""));
      return reached.complete() ? 0 : 1;
    }
  }

  /** Makes an index, or opens one that is there. */
  static DocumentWriter writer(Path index, List<Encoder> encoders) throws IOException {
    return writer(index, encoders, null);
  }

  private static DocumentWriter writer(
      Path index, List<Encoder> encoders, @Nullable VectorPrecision precision) throws IOException {
    if (!isFilled(index)) {
      return DocumentWriter.create(
          index, encoders, Objects.requireNonNullElse(precision, VectorPrecision.FLOAT32));
    }
    DocumentWriter writer = DocumentWriter.open(index, encoders);
    if (precision != null && precision != writer.precision()) {
      int bits = writer.precision().bits();
      writer.close();
      throw new CliException(
          "index %s has %d-bit vectors: leave --vector-bits out, or make a copy with pith requantize"
              .formatted(index, bits));
    }
    return writer;
  }

  private static boolean isFilled(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  private Progress build(DocumentWriter writer, BeirFolder folder) {
    AtomicReference<@Nullable ProgressBar> bar = new AtomicReference<>();
    IndexBuild build =
        new IndexBuild(
            writer,
            progress -> {
              ProgressBar shown =
                  bar.updateAndGet(old -> old != null ? old : bar(console, progress.total()));
              if (shown != null) {
                shown.show(progress.done());
              }
            });
    Progress reached =
        again.replace
            ? build.run(folder)
            : again.update ? build.update(folder) : build.resume(folder);
    ProgressBar shown = bar.get();
    if (shown != null) {
      shown.close();
    }
    return reached;
  }

  private static ProgressBar bar(Console console, long total) {
    return console.bar("indexing", total, "documents");
  }
}
