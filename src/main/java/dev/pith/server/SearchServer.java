package dev.pith.server;

import dev.pith.search.SearchEngine;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.util.JavalinException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The HTTP server: the page, the API, the report and the health checks.
 *
 * <p>It uses the engine but does not own it: close the server first, then the engine.
 */
public final class SearchServer implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(SearchServer.class.getName());

  private final Javalin javalin;
  private final Admission admission;
  private final Shadow shadow;
  private final int port;

  private SearchServer(Javalin javalin, Admission admission, Shadow shadow) {
    this.javalin = javalin;
    this.admission = admission;
    this.shadow = shadow;
    this.port = javalin.port();
  }

  /**
   * Listens, and answers from then on.
   *
   * @throws PortInUseException when another program listens there
   * @throws CannotListenException when listening there is not possible or not allowed
   */
  public static SearchServer start(SearchEngine engine, ServerOptions options) {
    return start(engine, options, RequestLimits.defaults());
  }

  /** The same, but for one client that may ask as fast as it can: to measure how much it takes. */
  public static SearchServer startForLoad(SearchEngine engine, ServerOptions options) {
    return start(engine, options, RequestLimits.defaults().withClientRate(ClientRate.UNBOUNDED));
  }

  static SearchServer start(SearchEngine engine, ServerOptions options, RequestLimits limits) {
    return start(engine, options, limits, ChangeLimits.STANDARD);
  }

  static SearchServer start(
      SearchEngine engine, ServerOptions options, RequestLimits limits, ChangeLimits changeLimits) {
    Admission admission = new Admission(limits);
    ClientRates clients = new ClientRates(limits.clientRate(), System::nanoTime);
    LiveTraffic traffic = traffic(engine, options, admission);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.startupWatcherEnabled = false;
              config.startup.showOldJavalinVersionWarning = false;
              new HttpListener(options, limits).addTo(config);
              RequestProblems.addTo(config);
              addGuards(config.routes, options);
              config.routes.post(
                  "/api/search",
                  new SearchRoute(
                      engine, admission, clients, limits, traffic, RandomGenerator.getDefault()));
              addEmbeddings(config.routes, options, admission, clients, limits);
              addReadable(
                  config.routes,
                  "/api/status",
                  new StatusRoute(engine, options, changeLimits, traffic));
              addFiles(config.routes, engine, options);
              addDocuments(
                  config.routes,
                  new DocumentRoutes(engine, admission, options.changes(), limits, changeLimits));
              addReindex(config.routes, new ReindexRoutes(options.reindexing(), limits));
              addJobs(config.routes, engine, options, limits);
              addJudgements(
                  config.routes,
                  new JudgementRoutes(engine, admission, options.judgements(), limits));
            });
    try {
      javalin.start();
    } catch (JavalinException e) {
      traffic.shadow().close();
      admission.close();
      throw cannotListen(options, e);
    }
    return new SearchServer(javalin, admission, traffic.shadow());
  }

  private static LiveTraffic traffic(
      SearchEngine engine, ServerOptions options, Admission admission) {
    LiveAgreement agreement = new LiveAgreement(System::nanoTime);
    Shadow shadow =
        new Shadow(engine, options.shadowShare(), agreement, admission::isIdle, new Random());
    return new LiveTraffic(new LiveLatency(System::nanoTime), agreement, shadow);
  }

  private static void addGuards(RoutesConfig routes, ServerOptions options) {
    routes.before(ctx -> SecurityHeaders.addTo(ctx::header));
    routes.before(new HostGuard(options.host()));
  }

  private static void addFiles(RoutesConfig routes, SearchEngine engine, ServerOptions options) {
    HealthRoutes health = new HealthRoutes(engine);
    addReadable(routes, "/report", new ReportRoute(options.report()));
    addReadable(routes, "/health/live", health::live);
    addReadable(routes, "/health/ready", health::ready);
    Stream.of(PageFiles.all(), ApiDocs.files())
        .flatMap(List::stream)
        .forEach(file -> addReadable(routes, file.path(), file));
  }

  private static void addDocuments(RoutesConfig routes, DocumentRoutes documents) {
    routes.post("/api/documents", documents::post);
    for (String path : List.of("/api/documents", "/api/documents/{id}")) {
      addReadable(routes, path, documents::get);
      routes.delete(path, documents::delete);
    }
  }

  private static void addEmbeddings(
      RoutesConfig routes,
      ServerOptions options,
      Admission admission,
      ClientRates clients,
      RequestLimits limits) {
    EmbeddingModels models =
        new EmbeddingModels(options.embedders(), Instant.now().getEpochSecond());
    ModelRoutes told = new ModelRoutes(models);
    addReadable(routes, ModelRoutes.PATH, told::list);
    addReadable(routes, ModelRoutes.PATH + "/{id}", told::get);
    routes.post(
        EmbeddingRoute.PATH,
        new EmbeddingRoute(models, admission, clients, limits, EmbeddingLimits.STANDARD));
  }

  private static void addReindex(RoutesConfig routes, ReindexRoutes reindex) {
    routes.post(ReindexRoutes.PATH, reindex::post);
    addReadable(routes, ReindexRoutes.PATH, reindex::get);
    routes.delete(ReindexRoutes.PATH, reindex::delete);
  }

  private static void addJobs(
      RoutesConfig routes, SearchEngine engine, ServerOptions options, RequestLimits limits) {
    JobRoutes jobs = new JobRoutes(options.jobs());
    addReadable(routes, JobRoutes.PATH, jobs::list);
    addReadable(routes, JobRoutes.PATH + "/{id}", jobs::get);
    routes.delete(JobRoutes.PATH + "/{id}", jobs::delete);
    ReportJobRoutes reports = new ReportJobRoutes(options.jobs(), engine, limits);
    routes.post(ReportJobRoutes.PATH, reports::post);
    routes.post(ReportJobRoutes.COMPARE, reports::compare);
    addReadable(routes, ReportJobRoutes.FILE, reports::file);
    EncoderJobRoutes encoders =
        new EncoderJobRoutes(
            options.jobs(), options.encoders().stream().map(EncoderFacts::name).toList(), limits);
    routes.post(EncoderJobRoutes.COMPRESSIONS, encoders::compress);
    routes.post(EncoderJobRoutes.TUNINGS, encoders::tune);
  }

  private static void addJudgements(RoutesConfig routes, JudgementRoutes judgements) {
    routes.post(JudgementRoutes.PATH, judgements::post);
    addReadable(routes, JudgementRoutes.PATH, judgements::get);
  }

  /** HEAD runs the same handler; Jetty leaves the body out. */
  private static void addReadable(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private static RuntimeException cannotListen(ServerOptions options, JavalinException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException
          && Objects.requireNonNullElse(cause.getMessage(), "").contains("in use")) {
        return new PortInUseException(options.host(), options.port(), e);
      }
    }
    return new CannotListenException(options.host(), options.port(), e);
  }

  /** What it answers, as {@code GET /path/{parameter}}. */
  Set<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The port it listens on, also when 0 was asked for. */
  public int port() {
    return port;
  }

  /**
   * Takes no more requests, lets those at work finish within ten seconds, and frees the port. What
   * is still at work after that is cut off, which is no failure of closing.
   */
  @Override
  public void close() {
    // Javalin waits for requests under way, and would not from a thread that is interrupted.
    boolean interrupted = Thread.interrupted();
    try {
      javalin.stop();
    } catch (JavalinException e) {
      LOGGER.log(Level.WARNING, "requests were cut off when the server closed", e);
    } finally {
      shadow.close();
      admission.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
