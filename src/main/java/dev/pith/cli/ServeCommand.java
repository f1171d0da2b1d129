package dev.pith.cli;

import dev.pith.corpus.JudgementLog;
import dev.pith.encode.CachedEncoder;
import dev.pith.encode.Encoder;
import dev.pith.encode.OpenEncoders;
import dev.pith.index.ChangeQueue;
import dev.pith.jobs.JobQueue;
import dev.pith.model.EncoderDirectory;
import dev.pith.search.Reindexing;
import dev.pith.search.SearchEngine;
import dev.pith.search.SwitchingEngine;
import dev.pith.server.IndexProgress;
import dev.pith.server.JobDesk;
import dev.pith.server.SearchServer;
import dev.pith.server.ServerOptions;
import dev.pith.telemetry.AccessLog;
import java.io.IOException;
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
  static final String PRINT = "--print-config";

  private static final int MOST_MEGABYTES = 1_000_000;
  private static final int MOST_PERCENT = 100;
  private static final long BYTES_PER_MEGABYTE = 1_000_000;

  private final Console console;

  @Mixin private IndexPlace place = new IndexPlace();

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "NAME=DIR",
      converter = EncoderArgument.Converter.class,
      description =
          "An encoder that made the index, or see --asymmetric; others are compared with the"
              + " first.")
  private List<EncoderArgument> encoders = List.of();

  @Mixin private ModelsOption models = new ModelsOption();

  @Mixin private AsymmetryOption asymmetry = new AsymmetryOption();

  @Mixin private AdaptivityOption adaptivity = new AdaptivityOption();

  @Mixin private CandidatesOption candidates = new CandidatesOption();

  @Mixin private JobsOption jobs = new JobsOption();

  @Mixin private ListeningOptions listening = new ListeningOptions();

  @Option(
      names = "--query-cache",
      defaultValue = "0",
      paramLabel = "MB",
      description = {
        "Remember the vectors of repeated queries, in so much memory for each encoder.",
        "Times of repeated queries then tell nothing of encoders (default ${DEFAULT-VALUE}: none)."
      })
  private int queryCacheMegabytes;

  @Option(
      names = "--shadow",
      defaultValue = "0",
      paramLabel = "PERCENT",
      description = {
        "Of the questions that only other encoders were asked, ask the first one so many too, in"
            + " the",
        "background while nobody searches; the page tells how far the answers agree (default"
            + " ${DEFAULT-VALUE})."
      })
  private int shadowPercent;

  @Spec private CommandSpec spec;

  @Option(names = "--report", paramLabel = "FILE", description = "Report to link from the page.")
  private @Nullable Path report;

  @Option(
      names = "--writable",
      description = {
        "Let everyone who can reach the server add, change and delete documents (/api/documents)",
        "and have all embedded by other encoders (/api/reindex).",
        "Every encoder that made the index must be open; others may be, to be switched to."
      })
  private boolean writable;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "Options of this command as a JSON object: {\"index\": \"DIR\", \"encoder\": [\"full=DIR\"]}.",
        "PITH_SERVE_INDEX and so on in the environment count before it, the command line before both."
      })
  private @Nullable Path config;

  @Option(names = PRINT, description = "Print the options that count, as such a file, and end.")
  private boolean printing;

  @Mixin private JudgementsOption judgements = new JudgementsOption();

  @Mixin private AccessLogOption accessLog = new AccessLogOption();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    listening.check();
    if (queryCacheMegabytes < 0 || queryCacheMegabytes > MOST_MEGABYTES) {
      throw new ParameterException(
          spec.commandLine(),
          "--query-cache %d is not 0 to %d".formatted(queryCacheMegabytes, MOST_MEGABYTES));
    }
    if (shadowPercent < 0 || shadowPercent > MOST_PERCENT) {
      throw new ParameterException(
          spec.commandLine(), "--shadow %d is not 0 to %d".formatted(shadowPercent, MOST_PERCENT));
    }
    adaptivity.check(encoders);
    place.check(spec);
    place.requireFolderFor(spec, "--writable", writable);
    place.requireFolderFor(spec, "--jobs", jobs.isGiven());
    place.requireFolderFor(spec, "--adaptive", adaptivity.isGiven());
    if (printing) {
      if (config != null) {
        console.note("with the options of " + config);
      }
      console.print(ServeConfiguration.effective(spec.commandLine()));
      return 0;
    }
    models.require(encoders);
    try (OpenEncoders opened = remembering(EncoderArgument.openAll(encoders))) {
      // Requests are answered before the server is warm.
      Ending.await();
      if (place.isCluster()) {
        serveCluster(opened);
      } else {
        serveFolder(opened);
      }
    }
    return 0;
  }

  private void serveCluster(OpenEncoders opened) throws IOException {
    try (OpenEngine searched =
            place.open(opened.all(), asymmetry.pairing(), candidates.candidates());
        JudgementLog log = judgements.open(console);
        AccessLog requests = accessLog.open(console);
        SearchServer server =
            SearchSite.start(
                searched.engine(),
                served(
                    searched.engine(), opened.all(), new Parts(null, null, null, log, requests)))) {
      AsymmetryOption.tell(console, searched.engine());
      listening.tell(console, searched.engine().documents(), server.port());
      SearchSite.awaitEnd();
    }
  }

  private void serveFolder(OpenEncoders opened) throws IOException {
    ServedEngines engines =
        new ServedEngines(
            console,
            opened.all(),
            asymmetry.pairing(),
            candidates.candidates(),
            adaptivity,
            writable);
    try (SwitchingEngine engine = SwitchingEngine.open(place.folder(), engines);
        ChangeQueue changes = writable ? ChangeQueue.open(engine.index(), opened.all()) : null;
        Reindexing reindexing =
            changes == null ? null : new Reindexing(engine, changes, opened.all());
        JobQueue queue = jobs.open();
        JudgementLog log = judgements.open(console);
        AccessLog requests = accessLog.open(console);
        SearchServer server =
            SearchSite.start(
                engine,
                served(
                    engine, opened.all(), new Parts(changes, reindexing, queue, log, requests)))) {
      AsymmetryOption.tell(console, engine);
      engines.tellIdle(engine);
      listening.tell(console, engine.documents(), server.port());
      engine.pinned(
          first -> {
            adaptivity.calibrate(first, console);
            return first;
          });
      SearchSite.awaitEnd();
    }
  }

  /**
   * What a server may have beside its engine; each is closed after it.
   *
   * @param reindexing there with {@code changes}
   */
  private record Parts(
      @Nullable ChangeQueue changes,
      @Nullable Reindexing reindexing,
      @Nullable JobQueue jobs,
      @Nullable JudgementLog judgements,
      @Nullable AccessLog requests) {}

  private OpenEncoders remembering(OpenEncoders opened) {
    return queryCacheMegabytes == 0
        ? opened
        : new OpenEncoders(
            opened.all().stream()
                .map(
                    encoder -> new CachedEncoder(encoder, queryCacheMegabytes * BYTES_PER_MEGABYTE))
                .toList());
  }

  private ServerOptions served(SearchEngine engine, List<Encoder> opened, Parts parts)
      throws IOException {
    ServerOptions options = options(engine, opened);
    if (report != null) {
      options = options.withReport(report);
    }
    if (parts.changes() != null && parts.reindexing() != null) {
      options = options.withChanges(parts.changes()).withReindexing(parts.reindexing());
    }
    if (parts.jobs() != null) {
      options = options.withJobs(new JobDesk(parts.jobs(), workbench(engine, parts.judgements())));
    }
    if (parts.judgements() != null) {
      options = options.withJudgements(parts.judgements());
    }
    return parts.requests() == null ? options : options.withAccessLog(parts.requests());
  }

  private ServerOptions options(SearchEngine engine, List<Encoder> opened) {
    ServerOptions options =
        SearchSite.options(
            engine,
            opened,
            encoders.stream()
                .map(argument -> EncoderDirectory.describe(argument.folder()))
                .toList(),
            listening.port(),
            () -> new IndexProgress(engine.documents(), engine.documents(), false));
    return listening.addTo(options).withShadow((double) shadowPercent / MOST_PERCENT);
  }

  private ServedWorkbench workbench(SearchEngine engine, @Nullable JudgementLog log)
      throws IOException {
    return ServedWorkbench.of(
        place.folder(),
        encoders,
        engine,
        candidates.candidates(),
        () -> log == null ? 0 : log.thumbs().questionCount(),
        judgements.arguments());
  }
}
