package dev.pith.cli;

import dev.pith.encode.CachedEncoder;
import dev.pith.encode.Encoder;
import dev.pith.index.ChangeQueue;
import dev.pith.index.DocumentIndex;
import dev.pith.model.EncoderDirectory;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import dev.pith.server.IndexProgress;
import dev.pith.server.SearchServer;
import dev.pith.server.ServerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves an index. */
@Command(
    name = "serve",
    description = "Serve an index with a search page on http://127.0.0.1:8080.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final int MOST_MEGABYTES = 1_000_000;
  private static final long BYTES_PER_MEGABYTE = 1_000_000;

  private final Console console;

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "The index.")
  private Path index = Path.of("");

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "NAME=DIR",
      converter = EncoderArgument.Converter.class,
      description =
          "An encoder that made the index, or see --asymmetric; others are compared with the"
              + " first.")
  private List<EncoderArgument> encoders = List.of();

  @Mixin private AsymmetryOption asymmetry = new AsymmetryOption();

  @Mixin private AdaptivityOption adaptivity = new AdaptivityOption();

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "0 takes any free one (default ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--query-cache",
      defaultValue = "0",
      paramLabel = "MB",
      description = {
        "Remember the vectors of repeated queries, in so much memory for each encoder.",
        "Times of repeated queries then tell nothing of encoders (default ${DEFAULT-VALUE}: none)."
      })
  private int queryCacheMegabytes;

  @Spec private CommandSpec spec;

  @Option(names = "--report", paramLabel = "FILE", description = "Report to link from the page.")
  private @Nullable Path report;

  @Option(
      names = "--writable",
      description = {
        "Let everyone who can reach the server add, change and delete documents (/api/documents).",
        "Every encoder that made the index must be open."
      })
  private boolean writable;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Ports.check(port);
    if (queryCacheMegabytes < 0 || queryCacheMegabytes > MOST_MEGABYTES) {
      throw new ParameterException(
          spec.commandLine(),
          "--query-cache %d is not 0 to %d".formatted(queryCacheMegabytes, MOST_MEGABYTES));
    }
    adaptivity.check(encoders);
    OpenEncoders opened = remembering(EncoderArgument.openAll(encoders));
    try (opened;
        DocumentIndex documents = DocumentIndex.open(index);
        SearchEngine engine =
            adaptivity.around(
                new LuceneSearchEngine(documents, opened.all(), asymmetry.pairing()));
        ChangeQueue changes = writable ? ChangeQueue.open(documents, opened.all()) : null;
        SearchServer server = SearchSite.start(engine, options(engine, opened.all(), changes))) {
      AsymmetryOption.tell(console, engine);
      console.print(
          "%,d documents on http://127.0.0.1:%d (Ctrl-C ends)"
              .formatted(documents.documentCount(), server.port()));
      adaptivity.calibrate(engine, console);
      SearchSite.awaitEnd();
    }
    return 0;
  }

  private OpenEncoders remembering(OpenEncoders opened) {
    return queryCacheMegabytes == 0
        ? opened
        : new OpenEncoders(
            opened.all().stream()
                .map(
                    encoder -> new CachedEncoder(encoder, queryCacheMegabytes * BYTES_PER_MEGABYTE))
                .toList());
  }

  private ServerOptions options(
      SearchEngine engine, List<Encoder> opened, @Nullable ChangeQueue changes) {
    ServerOptions options =
        SearchSite.options(
            engine,
            opened,
            encoders.stream()
                .map(argument -> EncoderDirectory.describe(argument.folder()))
                .toList(),
            port,
            () -> new IndexProgress(engine.documents(), engine.documents(), false));
    ServerOptions reporting = report == null ? options : options.withReport(report);
    return changes == null ? reporting : reporting.withChanges(changes);
  }
}
