package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.encode.Encoder;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexBuild;
import dev.pith.index.Progress;
import dev.pith.model.EncoderDirectory;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import dev.pith.server.IndexProgress;
import dev.pith.server.SearchServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job from end to end. */
@Command(
    name = "demo",
    description = {
      "Compress the full encoder, index WordNet with both, write the latency report, serve the page.",
      "What exists is used again."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "0 takes any free one (default ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--no-serve", description = "Stop after the report.")
  private boolean noServe;

  @Option(
      names = "--documents",
      defaultValue = "20000",
      paramLabel = "N|all",
      description = "How many of WordNet's 117,000 entries (default ${DEFAULT-VALUE}).")
  private String documents = "";

  @Option(names = "--models", defaultValue = "models", hidden = true)
  private Path models = Path.of("");

  @Option(names = "--index", defaultValue = "index", hidden = true)
  private Path index = Path.of("");

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Ports.check(port);
    DemoFiles files = new DemoFiles(models, index, DemoFiles.limit(documents));
    EncoderDirectory full = EncoderDirectory.open(files.fullModel());
    EncoderDirectory compact = files.compactModel(console, full);
    BeirFolder corpus = files.corpus(console);
    EncoderArgument first = new EncoderArgument(Optional.of("full"), full.path());
    EncoderArgument second = new EncoderArgument(Optional.of("compact"), compact.path());
    try (OpenEncoders opened = EncoderArgument.openAll(List.of(first, second));
        DocumentWriter writer = IndexCommand.writer(files.index(compact), opened.all());
        DocumentIndex searched = DocumentIndex.open(files.index(compact));
        LuceneSearchEngine engine = new LuceneSearchEngine(searched, opened.all())) {
      Indexing indexing = new Indexing(writer, corpus, engine);
      try (Site site = site(indexing, opened.all(), List.of(full, compact), files.reportPage())) {
        indexing.run(console);
        new DemoReport(console, files, corpus, List.of(full, compact), opened, engine).write();
        console.print("report: " + files.reportPage());
        if (!noServe) {
          console.print("search: " + site.address() + " (Ctrl-C ends)");
          SearchSite.awaitEnd();
        }
      }
    }
    return 0;
  }

  private Site site(
      Indexing indexing, List<Encoder> encoders, List<EncoderDirectory> folders, Path report) {
    if (noServe) {
      return new Site(Optional.empty());
    }
    SearchServer server =
        SearchSite.start(indexing.engine(), encoders, folders, port, report, indexing::progress);
    Site site = new Site(Optional.of(server));
    console.print("search: " + site.address() + " while the index grows");
    return site;
  }

  /** The server, if there is one. */
  private record Site(Optional<SearchServer> server) implements AutoCloseable {
    String address() {
      return "http://127.0.0.1:" + server.orElseThrow().port();
    }

    @Override
    public void close() {
      server.ifPresent(SearchServer::close);
    }
  }

  /** Fills the index and tells everyone how far it is. */
  private record Indexing(
      DocumentWriter writer,
      BeirFolder corpus,
      SearchEngine engine,
      AtomicReference<IndexProgress> reached) {
    Indexing(DocumentWriter writer, BeirFolder corpus, SearchEngine engine) {
      this(
          writer,
          corpus,
          engine,
          new AtomicReference<>(
              new IndexProgress(engine.documents(), corpus.documentCount(), true)));
    }

    IndexProgress progress() {
      return reached.get();
    }

    void run(Console console) throws InterruptedException {
      ProgressBar bar = console.bar("indexing", corpus.documentCount(), "documents");
      Progress end = new IndexBuild(writer, now -> show(bar, now)).resume(corpus);
      bar.close();
      if (!end.complete()) {
        throw new InterruptedException("indexing was interrupted");
      }
      reached.set(new IndexProgress(end.done(), end.total(), false));
    }

    private void show(ProgressBar bar, Progress now) {
      bar.show(now.done());
      reached.set(new IndexProgress(now.done(), now.total(), true));
    }
  }
}
