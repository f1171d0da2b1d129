package dev.pith.server;

import dev.pith.search.SearchEngine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What the server answers, and who guards the way there. */
final class ServerRoutes {
  private final SearchEngine engine;
  private final ServerOptions options;
  private final RequestLimits limits;
  private final ChangeLimits changeLimits;
  private final Workings workings;
  private final Admission admission;
  private final ClientRates clients;
  private final Optional<KeyGuard> guard;

  ServerRoutes(
      SearchEngine engine,
      ServerOptions options,
      RequestLimits limits,
      ChangeLimits changeLimits,
      Workings workings) {
    this.engine = engine;
    this.options = options;
    this.limits = limits;
    this.changeLimits = changeLimits;
    this.workings = workings;
    this.admission = workings.admission();
    this.clients = new ClientRates(limits.clientRate(), System::nanoTime);
    this.guard = options.keys().map(KeyGuard::new);
  }

  void addTo(RoutesConfig routes) {
    addGuards(routes);
    addSession(routes, new SessionRoute(guard, options.tls().isPresent(), limits));
    addSearch(routes);
    addEmbeddings(routes);
    addFiles(routes);
    addDocuments(routes);
    addReindex(routes, new ReindexRoutes(options.reindexing(), limits));
    addJobs(routes, new JobRoutes(options.jobs()));
    addReadable(
        routes, JobEventRoute.PATH, new JobEventRoute(options.jobs(), workings.streams(), limits));
    addReports(routes, new ReportJobRoutes(options.jobs(), engine, limits));
    addEncoders(routes);
    addJudgements(routes, new JudgementRoutes(engine, admission, options.judgements(), limits));
  }

  private void addGuards(RoutesConfig routes) {
    routes.before(ctx -> SecurityHeaders.addTo(ctx::header));
    routes.before(new HostGuard(options.host()));
    routes.beforeMatched(RequestTrace::route);
    guard.ifPresent(routes::beforeMatched);
  }

  private static void addSession(RoutesConfig routes, SessionRoute session) {
    routes.post(SessionRoute.PATH, session::post);
    routes.delete(SessionRoute.PATH, session::delete);
  }

  private void addSearch(RoutesConfig routes) {
    routes.post(
        "/api/search",
        new SearchRoute(
            engine, admission, clients, limits, workings.traffic(), RandomGenerator.getDefault()));
    addReadable(
        routes, "/api/status", new StatusRoute(engine, options, changeLimits, workings.traffic()));
    addReadable(routes, MetricsRoute.PATH, new MetricsRoute(workings.metrics()));
  }

  private void addEmbeddings(RoutesConfig routes) {
    EmbeddingModels models =
        new EmbeddingModels(options.embedders(), Instant.now().getEpochSecond());
    ModelRoutes told = new ModelRoutes(models);
    addReadable(routes, ModelRoutes.PATH, told::list);
    addReadable(routes, ModelRoutes.PATH + "/{id}", told::get);
    routes.post(
        EmbeddingRoute.PATH,
        new EmbeddingRoute(models, admission, clients, limits, EmbeddingLimits.STANDARD));
  }

  private void addFiles(RoutesConfig routes) {
    HealthRoutes health = new HealthRoutes(engine);
    addReadable(routes, "/report", new ReportRoute(options.report()));
    addReadable(routes, "/health/live", health::live);
    addReadable(routes, "/health/ready", health::ready);
    PageFiles.all().forEach(file -> addReadable(routes, file.path(), file));
    ApiDocs.files().forEach(file -> addReadable(routes, file.path(), file));
  }

  private void addDocuments(RoutesConfig routes) {
    ChangeAdmission changes = new ChangeAdmission(options.changes(), changeLimits);
    routes.post(DocumentStreamRoute.PATH, new DocumentStreamRoute(changes, limits, changeLimits));
    DocumentRoutes documents = new DocumentRoutes(engine, admission, changes, limits, changeLimits);
    routes.post("/api/documents", documents::post);
    for (String path : List.of("/api/documents", "/api/documents/{id}")) {
      addReadable(routes, path, documents::get);
      routes.delete(path, documents::delete);
    }
  }

  private static void addReindex(RoutesConfig routes, ReindexRoutes reindex) {
    routes.post(ReindexRoutes.PATH, reindex::post);
    addReadable(routes, ReindexRoutes.PATH, reindex::get);
    routes.delete(ReindexRoutes.PATH, reindex::delete);
  }

  private static void addJobs(RoutesConfig routes, JobRoutes jobs) {
    addReadable(routes, JobRoutes.PATH, jobs::list);
    addReadable(routes, JobRoutes.PATH + "/{id}", jobs::get);
    routes.delete(JobRoutes.PATH + "/{id}", jobs::delete);
  }

  private static void addReports(RoutesConfig routes, ReportJobRoutes reports) {
    routes.post(ReportJobRoutes.PATH, reports::post);
    routes.post(ReportJobRoutes.COMPARE, reports::compare);
    addReadable(routes, ReportJobRoutes.FILE, reports::file);
  }

  private void addEncoders(RoutesConfig routes) {
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
}
