package dev.pith.server;

import dev.pith.search.SearchEngine;
import io.javalin.config.RoutesConfig;
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

  void addTo(RoutesConfig config) {
    addGuards(config);
    VersionedRoutes routes = new VersionedRoutes(config);
    addSession(routes, new SessionRoute(guard, options.tls().isPresent(), limits));
    addSearch(routes);
    addEmbeddings(routes);
    addFiles(routes);
    addDocuments(routes);
    addReindex(routes, new ReindexRoutes(options.reindexing(), limits));
    addJobs(routes, new JobRoutes(options.jobs()));
    routes.readable(
        JobEventRoute.PATH, new JobEventRoute(options.jobs(), workings.streams(), limits));
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

  private static void addSession(VersionedRoutes routes, SessionRoute session) {
    routes.post(SessionRoute.PATH, session::post);
    routes.delete(SessionRoute.PATH, session::delete);
  }

  private void addSearch(VersionedRoutes routes) {
    routes.post(
        "/api/v1/search",
        new SearchRoute(
            engine, admission, clients, limits, workings.traffic(), RandomGenerator.getDefault()));
    routes.readable(
        "/api/v1/status", new StatusRoute(engine, options, changeLimits, workings.traffic()));
    routes.readable(MetricsRoute.PATH, new MetricsRoute(workings.metrics()));
  }

  private void addEmbeddings(VersionedRoutes routes) {
    EmbeddingModels models =
        new EmbeddingModels(options.embedders(), Instant.now().getEpochSecond());
    ModelRoutes told = new ModelRoutes(models);
    routes.readable(ModelRoutes.PATH, told::list);
    routes.readable(ModelRoutes.PATH + "/{id}", told::get);
    routes.post(
        EmbeddingRoute.PATH,
        new EmbeddingRoute(models, admission, clients, limits, EmbeddingLimits.STANDARD));
  }

  private void addFiles(VersionedRoutes routes) {
    HealthRoutes health = new HealthRoutes(engine);
    routes.readable("/report", new ReportRoute(options.report()));
    routes.readable("/health/live", health::live);
    routes.readable("/health/ready", health::ready);
    PageFiles.all().forEach(file -> routes.readable(file.path(), file));
    ApiDocs.files().forEach(file -> routes.readable(file.path(), file));
  }

  private void addDocuments(VersionedRoutes routes) {
    ChangeAdmission changes = new ChangeAdmission(options.changes(), changeLimits);
    routes.post(DocumentStreamRoute.PATH, new DocumentStreamRoute(changes, limits, changeLimits));
    DocumentRoutes documents = new DocumentRoutes(engine, admission, changes, limits, changeLimits);
    routes.post("/api/v1/documents", documents::post);
    for (String path : List.of("/api/v1/documents", "/api/v1/documents/{id}")) {
      routes.readable(path, documents::get);
      routes.delete(path, documents::delete);
    }
  }

  private static void addReindex(VersionedRoutes routes, ReindexRoutes reindex) {
    routes.post(ReindexRoutes.PATH, reindex::post);
    routes.readable(ReindexRoutes.PATH, reindex::get);
    routes.delete(ReindexRoutes.PATH, reindex::delete);
  }

  private static void addJobs(VersionedRoutes routes, JobRoutes jobs) {
    routes.readable(JobRoutes.PATH, jobs::list);
    routes.readable(JobRoutes.PATH + "/{id}", jobs::get);
    routes.delete(JobRoutes.PATH + "/{id}", jobs::delete);
  }

  private static void addReports(VersionedRoutes routes, ReportJobRoutes reports) {
    routes.post(ReportJobRoutes.PATH, reports::post);
    routes.post(ReportJobRoutes.COMPARE, reports::compare);
    routes.readable(ReportJobRoutes.FILE, reports::file);
  }

  private void addEncoders(VersionedRoutes routes) {
    EncoderJobRoutes encoders =
        new EncoderJobRoutes(
            options.jobs(), options.encoders().stream().map(EncoderFacts::name).toList(), limits);
    routes.post(EncoderJobRoutes.COMPRESSIONS, encoders::compress);
    routes.post(EncoderJobRoutes.TUNINGS, encoders::tune);
  }

  private static void addJudgements(VersionedRoutes routes, JudgementRoutes judgements) {
    routes.post(JudgementRoutes.PATH, judgements::post);
    routes.readable(JudgementRoutes.PATH, judgements::get);
  }
}
