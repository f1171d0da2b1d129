package dev.pith.server;

import dev.pith.search.SearchEngine;
import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The HTTP server: the page, the API, the report and the health checks.
 *
 * <p>It uses the engine but does not own it: close the server first, then the engine.
 */
public final class SearchServer implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(SearchServer.class.getName());

  private final Javalin javalin;
  private final Workings workings;
  private final LastAnswers lastAnswers;
  private final Duration drain;
  private final int port;

  private SearchServer(
      Javalin javalin, Workings workings, LastAnswers lastAnswers, Duration drain) {
    this.javalin = javalin;
    this.workings = workings;
    this.lastAnswers = lastAnswers;
    this.drain = drain;
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
    Workings workings = Workings.of(engine, options, limits);
    LastAnswers lastAnswers = new LastAnswers();
    ServerRoutes routes = new ServerRoutes(engine, options, limits, changeLimits, workings);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.startupWatcherEnabled = false;
              config.startup.showOldJavalinVersionWarning = false;
              new HttpListener(options, limits, workings.recorder(options), lastAnswers)
                  .addTo(config);
              RequestProblems.addTo(config);
              routes.addTo(config.routes);
            });
    try {
      javalin.start();
    } catch (JavalinException e) {
      workings.close();
      throw cannotListen(options, e);
    }
    return new SearchServer(javalin, workings, lastAnswers, limits.drain());
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
   * Tells each connection that its next answer is the last, takes no more requests within a second,
   * lets those at work finish within ten, and frees the port. What is still at work after that is
   * cut off, which is no failure of closing.
   */
  @Override
  public void close() {
    // Javalin waits for requests under way, and would not from a thread that is interrupted.
    boolean interrupted = Thread.interrupted();
    workings.drain();
    try {
      lastAnswers.begin(drain);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    try {
      javalin.stop();
    } catch (JavalinException e) {
      LOGGER.log(Level.WARNING, "requests were cut off when the server closed", e);
    } finally {
      workings.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
