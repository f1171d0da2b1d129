package dev.pith.cli;

import dev.pith.corpus.BeirFolder;
import dev.pith.encode.Encoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.evaluate.Recommendation;
import dev.pith.index.DocumentIndex;
import dev.pith.index.DocumentWriter;
import dev.pith.index.IndexBuild;
import dev.pith.index.Pairing;
import dev.pith.index.Progress;
import dev.pith.model.EncoderDirectory;
import dev.pith.search.LuceneSearchEngine;
import dev.pith.search.SearchEngine;
import dev.pith.server.IndexProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job from end to end. */
@Command(
    name = "demo",
    description = {
      "Compress the full encoder, index WordNet with both, report how they compare, serve the"
          + " page.",
      "What exists is used again."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** Enough to search in, and there within seconds. */
  private static final long FIRST_DOCUMENTS = 2048;

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
      defaultValue = "8000",
      paramLabel = "N|all",
      description = "How many of WordNet's 117,000 entries (default ${DEFAULT-VALUE}).")
  private String documents = "";

  @Option(
      names = "--epsilon",
      defaultValue = "" + Recommendation.EPSILON,
      paramLabel = "NDCG",
      description =
          "How much less nDCG@10 than the full encoder's is no worse, for what the report recommends; another one makes it anew (default ${DEFAULT-VALUE}).")
  private double epsilon;

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
    requireEpsilon();
    DemoFiles files = new DemoFiles(models, index, DemoFiles.limit(documents));
    EncoderDirectory full = EncoderDirectory.open(files.fullModel());
    Optional<EncoderDirectory> made = files.compactModel(console, full);
    BeirFolder corpus = files.corpus(console);
    EncoderDirectory compact = made.isPresent() ? made.get() : compress(files, full, corpus);
    List<EncoderArgument> both = List.of(named("full", full), named("compact", compact));
    try (OpenEncoders opened = EncoderArgument.openAll(both);
        DocumentWriter writer = DocumentWriter.openOrCreate(files.index(compact), opened.all());
        DocumentIndex searched = DocumentIndex.open(files.index(compact));
        LuceneSearchEngine engine =
            new LuceneSearchEngine(searched, opened.all(), Pairing.SYMMETRIC)) {
      Indexing indexing = new Indexing(console, writer, corpus, engine);
      indexing.run(FIRST_DOCUMENTS);
      try (DemoSite site = site(indexing, opened.all(), both, files)) {
        indexing.run(Long.MAX_VALUE);
        int code = new DemoReport(console, files, both, compact, epsilon).write();
        if (code != 0) {
          return code;
        }
        console.print("report: " + files.reportPage());
        if (site != null) {
          console.print("search: " + site.address() + " (Ctrl-C ends)");
          SearchSite.awaitEnd();
        }
      }
    }
    return 0;
  }

  private void requireEpsilon() {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new CliException("--epsilon %s is not 0 to 1, such as 0.01".formatted(epsilon));
    }
  }

  private static EncoderArgument named(String name, EncoderDirectory encoder) {
    return new EncoderArgument(Optional.of(name), encoder.path());
  }

  /** Makes the compact encoder; meanwhile the first documents can be searched with the full one. */
  private EncoderDirectory compress(DemoFiles files, EncoderDirectory full, BeirFolder corpus)
      throws IOException, InterruptedException {
    if (noServe) {
      return files.makeCompactModel(console, full);
    }
    List<EncoderArgument> alone = List.of(named("full", full));
    try (OpenEncoders opened = EncoderArgument.openAll(alone);
        DocumentWriter writer = DocumentWriter.openOrCreate(files.index(full), opened.all());
        DocumentIndex searched = DocumentIndex.open(files.index(full));
        LuceneSearchEngine engine =
            new LuceneSearchEngine(searched, opened.all(), Pairing.SYMMETRIC)) {
      Indexing indexing = new Indexing(console, writer, corpus, engine);
      indexing.run(FIRST_DOCUMENTS);
      try (DemoSite site = site(indexing, opened.all(), alone, files)) {
        port = site == null ? port : site.server().port();
        return files.makeCompactModel(console, full);
      }
    }
  }

  /** The server; null when nobody wants one. */
  private @Nullable DemoSite site(
      Indexing indexing, List<Encoder> opened, List<EncoderArgument> encoders, DemoFiles files)
      throws IOException {
    if (noServe) {
      return null;
    }
    List<EncoderDirectory> folders =
        encoders.stream().map(encoder -> EncoderDirectory.describe(encoder.folder())).toList();
    DemoSite site =
        DemoSite.start(
            console,
            files,
            files.index(folders.getLast()),
            encoders,
            indexing.engine(),
            SearchSite.options(indexing.engine(), opened, folders, port, indexing::progress));
    console.print(
        "search: %s with %s, over the first %,d documents while the rest is made"
            .formatted(
                site.address(),
                String.join(" and ", indexing.engine().encoders()),
                indexing.progress().documents()));
    return site;
  }

  /** Fills the index and tells everyone how far it is. */
  private record Indexing(
      Console console,
      DocumentWriter writer,
      BeirFolder corpus,
      SearchEngine engine,
      AtomicReference<IndexProgress> reached) {
    Indexing(Console console, DocumentWriter writer, BeirFolder corpus, SearchEngine engine) {
      this(
          console,
          writer,
          corpus,
          engine,
          new AtomicReference<>(
              new IndexProgress(engine.documents(), corpus.documentCount(), true)));
    }

    IndexProgress progress() {
      return reached.get();
    }

    /** Sees to it that the first documents, up to {@code atMost}, are there. */
    void run(long atMost) throws InterruptedException {
      long wanted = Math.min(atMost, corpus.documentCount());
      ProgressBar bar = console.bar("indexing", wanted, "documents");
      Progress end = new IndexBuild(writer, now -> show(bar, now.done())).resume(corpus, wanted);
      bar.close();
      if (!end.complete()) {
        throw new InterruptedException("indexing was interrupted");
      }
      publish(end.done(), wanted < corpus.documentCount());
    }

    private void show(ProgressBar bar, long done) {
      bar.show(done);
      publish(done, true);
    }

    private void publish(long done, boolean growing) {
      long there = Math.max(done, reached.get().documents());
      reached.set(new IndexProgress(there, corpus.documentCount(), growing));
    }
  }
}
