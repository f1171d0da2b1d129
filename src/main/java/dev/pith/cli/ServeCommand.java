package dev.pith.cli;

import dev.pith.encode.Encoder;
import dev.pith.index.DocumentIndex;
import dev.pith.model.EncoderDirectory;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.server.IndexProgress;
import dev.pith.server.SearchServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves an index. */
@Command(
    name = "serve",
    description = "Serve an index with a search page on http://127.0.0.1:8080.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--index", required = true, paramLabel = "DIR", description = "The index.")
  private Path index = Path.of("");

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "NAME=DIR",
      converter = EncoderArgument.Converter.class,
      description =
          "An encoder that made the index, or see --asymmetric; others are compared with the first.")
  private List<EncoderArgument> encoders = List.of();

  @Mixin private AsymmetryOption asymmetry = new AsymmetryOption();

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "0 takes any free one (default ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--report", paramLabel = "FILE", description = "Report to link from the page.")
  private @Nullable Path report;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Ports.check(port);
    OpenEncoders opened = EncoderArgument.openAll(encoders);
    try (opened;
        DocumentIndex documents = DocumentIndex.open(index);
        LuceneSearchEngine engine =
            new LuceneSearchEngine(documents, opened.all(), asymmetry.pairing());
        SearchServer server = start(engine, opened.all(), documents.documentCount())) {
      AsymmetryOption.tell(console, engine);
      console.print(
          "%,d documents on http://127.0.0.1:%d (Ctrl-C ends)"
              .formatted(documents.documentCount(), server.port()));
      SearchSite.awaitEnd();
    }
    return 0;
  }

  private SearchServer start(LuceneSearchEngine engine, List<Encoder> opened, long documents) {
    return SearchSite.start(
        engine,
        opened,
        encoders.stream().map(argument -> EncoderDirectory.describe(argument.folder())).toList(),
        port,
        report,
        () -> new IndexProgress(engine.documents(), documents, false));
  }
}
